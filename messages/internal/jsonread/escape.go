package jsonread

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// unescape appends the character that the escape at pos, a backslash, stands for, and returns where the escape ends.
func (r *Reader) unescape(pos int) int {
	if pos+1 >= len(r.data) {
		r.fail(pos, "the text ends inside a string")
		return pos
	}
	switch c := r.data[pos+1]; c {
	case '"', '\\', '/':
		r.scratch = append(r.scratch, c)
	case 'b':
		r.scratch = append(r.scratch, '\b')
	case 'f':
		r.scratch = append(r.scratch, '\f')
	case 'n':
		r.scratch = append(r.scratch, '\n')
	case 'r':
		r.scratch = append(r.scratch, '\r')
	case 't':
		r.scratch = append(r.scratch, '\t')
	case 'u':
		return r.unescapeHex(pos)
	default:
		r.fail(pos, `a backslash in a string is written \\; the escapes are \" \\ \/ \b \f \n \r \t \uXXXX`)
	}
	return pos + 2
}

// unescapeHex is for \uXXXX, or for two of them that are a surrogate pair.
func (r *Reader) unescapeHex(pos int) int {
	char, ok := r.hex(pos)
	if !ok {
		r.fail(pos, `four hexadecimal digits must follow \u`)
		return pos
	}
	end := pos + 6
	if utf16.IsSurrogate(char) {
		low, _ := r.hex(end)
		pair := utf16.DecodeRune(char, low)
		if pair == utf8.RuneError {
			r.fail(pos, fmt.Sprintf(`\u%04x is half of a surrogate pair, which is no character`, char))
			return pos
		}
		char, end = pair, end+6
	}
	r.scratch = utf8.AppendRune(r.scratch, char)
	return end
}

// hex reads the escape \uXXXX at pos.
func (r *Reader) hex(pos int) (char rune, ok bool) {
	if pos+6 > len(r.data) || r.data[pos] != '\\' || r.data[pos+1] != 'u' {
		return 0, false
	}
	for _, c := range r.data[pos+2 : pos+6] {
		switch {
		case '0' <= c && c <= '9':
			char = char<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			char = char<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return char, true
}
