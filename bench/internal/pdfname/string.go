package pdfname

import (
	"bytes"
	"encoding/hex"
	"strings"
	"unicode/utf16"
)

// readString decodes the PDF string that b starts with, after white space; "" if there is none. Text that is not
// UTF-16 is taken byte by byte: a token is ASCII.
func readString(b []byte) string {
	b = bytes.TrimLeft(b, " \t\r\n")
	if len(b) == 0 {
		return ""
	}
	switch b[0] {
	case '(':
		return text(literal(b[1:]))
	case '<':
		return text(hexadecimal(b[1:]))
	}
	return ""
}

func hexadecimal(b []byte) []byte {
	digits, _, _ := bytes.Cut(b, []byte(">"))
	digits = bytes.Join(bytes.Fields(digits), nil)
	raw := make([]byte, len(digits)/2)
	if _, err := hex.Decode(raw, digits[:len(raw)*2]); err != nil {
		return nil
	}
	return raw
}

func text(raw []byte) string {
	if !bytes.HasPrefix(raw, []byte{0xFE, 0xFF}) {
		return string(raw)
	}
	var units []uint16
	for raw = raw[2:]; len(raw) > 1; raw = raw[2:] {
		units = append(units, uint16(raw[0])<<8|uint16(raw[1]))
	}
	return string(utf16.Decode(units))
}

// literal undoes the escapes of a string in parentheses; b starts after the opening one.
func literal(b []byte) []byte {
	var out []byte
	depth := 1
	for len(b) > 0 {
		c := b[0]
		b = b[1:]
		switch c {
		case '\\':
			var stays bool
			if c, b, stays = escape(b); !stays {
				continue
			}
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return out
			}
		}
		out = append(out, c)
	}
	return nil // never closed: not a string
}

// escape reads what follows a backslash: the byte it stands for, and the rest. An escaped line end stands for nothing.
func escape(b []byte) (c byte, rest []byte, stays bool) {
	if n := octals(b); n > 0 {
		var v int
		for _, d := range b[:n] {
			v = v*8 + int(d-'0')
		}
		return byte(v), b[n:], true
	}
	if len(b) == 0 || b[0] == '\n' || b[0] == '\r' {
		return 0, b[min(1, len(b)):], false
	}
	if i := strings.IndexByte("nrtbf", b[0]); i >= 0 {
		return "\n\r\t\b\f"[i], b[1:], true
	}
	return b[0], b[1:], true
}

func octals(b []byte) (n int) {
	for n < len(b) && n < 3 && b[n] >= '0' && b[n] <= '7' {
		n++
	}
	return n
}
