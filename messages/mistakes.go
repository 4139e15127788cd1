package messages

import "fmt"

// MaxMistakes is how many mistakes are listed; the others are only counted.
const MaxMistakes = 100

// Mistake is one thing wrong with a spec.
type Mistake struct {
	Pointer string `json:"pointer"` // JSON pointer (RFC 6901) to the value; "" is the whole spec
	Detail  string `json:"detail"`  // what is wrong and what is allowed
}

// Mistakes is the error of a spec that is JSON but not valid: all its mistakes, in the order of the document.
type Mistakes struct {
	List  []Mistake // the first MaxMistakes
	Total int
}

// Error says the first mistake and how many there are.
func (m *Mistakes) Error() string {
	if m.Total == 1 {
		return fmt.Sprintf("invalid spec: %s: %s", m.List[0].Pointer, m.List[0].Detail)
	}
	return fmt.Sprintf("invalid spec: %s: %s (and %d more)", m.List[0].Pointer, m.List[0].Detail, m.Total-1)
}

// SyntaxError is the error of a body that is not JSON, is not UTF-8, or nests too deep.
type SyntaxError struct {
	Offset       int // bytes before the error
	Line, Column int // from 1; Column counts bytes
	Detail       string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("not JSON: line %d, column %d: %s", e.Line, e.Column, e.Detail)
}
