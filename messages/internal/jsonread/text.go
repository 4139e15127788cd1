package jsonread

import (
	"fmt"
	"unicode/utf8"
)

// Text reads the string that Kind told of. It is good until the next call, and may share the reader's data.
func (r *Reader) Text() []byte {
	if r.fault != nil {
		return nil
	}
	start := r.pos + 1
	end := r.plain(start)
	if end < len(r.data) && r.data[end] == '"' {
		r.pos = end + 1
		return r.data[start:end]
	}
	return r.escaped(start, end)
}

// plain returns where the run of characters that stand for themselves ends: at a quote, a backslash, the end of the
// data, or what may not stand in a string.
func (r *Reader) plain(pos int) int {
	data := r.data
	for pos < len(data) {
		c := data[pos]
		if c == '"' || c == '\\' || c < ' ' {
			return pos
		}
		if c < utf8.RuneSelf {
			pos++
			continue
		}
		char, size := utf8.DecodeRune(data[pos:])
		if char == utf8.RuneError && size == 1 {
			return pos
		}
		pos += size
	}
	return pos
}

// escaped reads on a string that has more than plain characters, from end, where the first other one is.
func (r *Reader) escaped(start, end int) []byte {
	r.scratch = append(r.scratch[:0], r.data[start:end]...)
	for end < len(r.data) && r.data[end] == '\\' {
		next := r.unescape(end)
		if r.fault != nil {
			return nil
		}
		end = r.plain(next)
		r.scratch = append(r.scratch, r.data[next:end]...)
	}
	if end < len(r.data) && r.data[end] == '"' {
		r.pos = end + 1
		return r.scratch
	}
	r.failText(start, end)
	return nil
}

func (r *Reader) failText(start, end int) {
	if end >= len(r.data) {
		r.fail(start-1, "this string does not end: its closing double quote is missing")
		return
	}
	if c := r.data[end]; c < ' ' {
		r.fail(end, fmt.Sprintf("a raw control character (U+%04X) in a string: write it as %s", c, escapeOf(c)))
		return
	}
	r.fail(end, fmt.Sprintf("byte 0x%02X is not UTF-8: save the text as UTF-8", r.data[end]))
}

// escapeOf is how a control character is written in a string.
func escapeOf(c byte) string {
	switch c {
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	case '\t':
		return `\t`
	}
	return fmt.Sprintf(`\u%04x`, c)
}
