package handlers

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
)

//go:embed openapi.json
var openAPIDocument []byte

// describe is the OpenAPI document with the spec's schema inside, so that a tool that reads it from a file has all
// of it. The schema becomes the component Report, and its definition x the component Report.x.
func describe(schema []byte) ([]byte, error) {
	var report map[string]any
	if err := json.Unmarshal(schema, &report); err != nil {
		return nil, fmt.Errorf("the schema of the spec is not a JSON object: %w", err)
	}
	var description map[string]any
	if err := json.Unmarshal(openAPIDocument, &description); err != nil {
		return nil, fmt.Errorf("openapi.json: %w", err)
	}
	into := description["components"].(map[string]any)["schemas"].(map[string]any)
	definitions, _ := report["$defs"].(map[string]any)
	delete(report, "$defs")
	delete(report, "$schema")
	delete(report, "$id") // relative references would start there
	moveReferences(report)
	into["Report"] = report
	for name, definition := range definitions {
		moveReferences(definition)
		into["Report."+name] = definition
	}
	return json.Marshal(description)
}

// moveReferences points every $ref in v to where describe puts its target.
func moveReferences(v any) {
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			moveReferences(one)
		}
	case map[string]any:
		if ref, ok := v["$ref"].(string); ok {
			v["$ref"] = moved(ref)
		}
		for _, one := range v {
			moveReferences(one)
		}
	}
}

func moved(ref string) string {
	if name, ok := strings.CutPrefix(ref, "#/$defs/"); ok {
		return "#/components/schemas/Report." + name
	}
	if ref == "#" {
		return "#/components/schemas/Report"
	}
	return ref
}
