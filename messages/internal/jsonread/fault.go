package jsonread

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// Fault is why the text is not JSON.
type Fault struct {
	Offset int // bytes before it
	Detail string
}

// Fault returns the first fault, or nil.
func (r *Reader) Fault() *Fault { return r.fault }

// fail keeps the first fault and moves to the end, so that nothing more comes.
func (r *Reader) fail(offset int, detail string) Kind {
	if r.fault == nil {
		r.fault = &Fault{Offset: offset, Detail: detail}
	}
	r.pos = len(r.data)
	return Invalid
}

// checkStart tells of texts that go wrong at their first bytes for a reason that has a name.
func (r *Reader) checkStart() {
	switch {
	case len(bytes.TrimSpace(r.data)) == 0:
		r.fail(0, "the text is empty")
	case r.starts("\xEF\xBB\xBF"):
		r.fail(0, "the text starts with a byte order mark: save it as UTF-8 without one")
	case r.starts("\xFF\xFE"), r.starts("\xFE\xFF"):
		r.fail(0, "the text is UTF-16: save it as UTF-8")
	}
}

// failNumber says what is wrong with the number that starts here.
func (r *Reader) failNumber() {
	digits := r.data[r.pos:]
	if digits[0] == '-' {
		digits = digits[1:]
	}
	switch {
	case bytes.HasPrefix(digits, []byte("Inf")), bytes.HasPrefix(digits, []byte("NaN")):
		r.fail(r.pos, r.found()+" is not JSON: numbers are finite; use null for a gap")
	case len(digits) > 1 && digits[0] == '0' && '0' <= digits[1] && digits[1] <= '9':
		r.fail(r.pos, r.found()+" is not JSON: a number has no leading zero")
	default:
		r.fail(r.pos, "not a number: "+r.found()+"; numbers are written like -12.5 or 1.5e3")
	}
}

// failValue says what is wrong with what stands here in place of a value.
func (r *Reader) failValue() Kind {
	found := r.found()
	switch found {
	case "NaN", "nan", "Infinity", "Inf", "inf":
		return r.fail(r.pos, found+" is not JSON: numbers are finite; use null for a gap")
	case "None", "undefined", "nil", "Null", "NULL":
		return r.fail(r.pos, found+" is not JSON: write null")
	case "True", "False", "TRUE", "FALSE":
		return r.fail(r.pos, found+" is not JSON: write it in lower case")
	}
	return r.fail(r.pos, r.slip("a value must stand here, not "+found))
}

// slip names what often goes wrong when JSON is written by hand, else it returns the plain detail.
func (r *Reader) slip(detail string) string {
	rest := r.data[min(r.pos, len(r.data)):]
	switch {
	case bytes.HasPrefix(rest, []byte("'")):
		return "names and strings take double quotes, not single ones"
	case bytes.HasPrefix(rest, []byte("“")), bytes.HasPrefix(rest, []byte("”")), bytes.HasPrefix(rest, []byte("„")):
		return `names and strings take straight double quotes (")`
	case bytes.HasPrefix(rest, []byte("/")), bytes.HasPrefix(rest, []byte("#")):
		return "JSON has no comments"
	}
	return detail
}

// found shows what stands here: a word, or one character.
func (r *Reader) found() string {
	rest := r.data[min(r.pos, len(r.data)):]
	if len(rest) == 0 {
		return "the end of the text"
	}
	if n := wordLength(rest); n > 0 {
		return string(rest[:n])
	}
	char, size := utf8.DecodeRune(rest)
	if char == utf8.RuneError && size == 1 {
		return fmt.Sprintf("byte 0x%02X", rest[0])
	}
	return fmt.Sprintf("%q", char)
}

// wordLength counts the letters, digits and signs that rest starts with, up to what is worth showing.
func wordLength(rest []byte) int {
	n := 0
	for n < len(rest) && n < 20 && isWord(rest[n]) {
		n++
	}
	return n
}

func isWord(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '.' || c == '-' || c == '+'
}
