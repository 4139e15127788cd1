package messages

import _ "embed"

//go:embed report.schema.json
var schema string

// Schema returns the JSON Schema (2020-12) of a spec. [ReadReport] is stricter where a schema can't follow, such as
// doubled fields, lengths that must agree, or values that pass a limit only when stacked.
func Schema() []byte { return []byte(schema) }
