// Package messages is the language of Plotmill: what the parts of the system say to each other.
//
// It imports nothing of ours and nothing of transport, HTTP or storage, so one type serves as HTTP body, as command
// on the wire and as the renderer's input. Fields are only ever added; any other change is a new name.
//
// # Messages
//
//	name                 says                                    travels to                body
//	reports.render.v1    render this report                      the command queue         the spec, JSON
//	reports.rendered.v1  here is the PDF                         the command's reply_to    the PDF
//	reports.failed.v1    it will never render; here is why       the command's reply_to    problem+json
//
// A message that failed for good also goes, as it came, to the poison queue.
//
// The name travels in the property "type"; the Property constants list all properties. A command from a foreign
// client may carry no more than correlation_id, reply_to and a body; it is served the same way.
//
// # The spec
//
// [Report] is the report specification. [ReadReport] reads one strictly from JSON and reports every mistake at
// once, each with its JSON pointer. Its data sets are gone by then: where the spec names a column, the Report holds the
// column's values.
package messages
