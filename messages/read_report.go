package messages

import (
	"bytes"

	"plotmill/messages/internal/jsonread"
)

// ReadReport reads a spec strictly: what it returns is valid as a whole, with its defaults filled in, and shares no
// memory with data. A body that is no JSON is a *[SyntaxError]; one that is JSON but no valid spec is *[Mistakes] with
// all of them. Nothing is repaired.
func ReadReport(data []byte) (*Report, error) {
	d := &decoder{r: jsonread.New(data, MaxDepth)}
	report := &Report{Lang: "en", Page: Page{Size: "A4"}}
	readObject(d, reportFields, report)
	d.r.End()
	if fault := d.r.Fault(); fault != nil {
		return nil, syntaxError(data, fault)
	}
	if d.mistakes.total > 0 {
		return nil, d.mistakes.err()
	}
	return report, nil
}

// syntaxError finds line and column of a fault.
func syntaxError(data []byte, fault *jsonread.Fault) *SyntaxError {
	before := data[:fault.Offset]
	return &SyntaxError{
		Offset: fault.Offset,
		Line:   bytes.Count(before, []byte("\n")) + 1,
		Column: fault.Offset - bytes.LastIndexByte(before, '\n'),
		Detail: fault.Detail,
	}
}
