package pdf

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// composed puts letters and the marks that follow them together, such as и and ̆ to й: a mark on its own would be
// drawn beside its letter.
func composed(line string) string {
	// the marks from U+0300 to U+036F begin with one of two bytes
	if strings.IndexByte(line, 0xCC) < 0 && strings.IndexByte(line, 0xCD) < 0 {
		return line
	}
	return norm.NFC.String(line)
}

// drawable is the rune to draw for r: a space for a control character, -1 for what shows nothing, such as soft
// hyphens, joiners, and marks of direction or variant.
func drawable(r rune) rune {
	switch {
	case r < 0x20 || r == 0x7F:
		return ' '
	case r < 0xAD:
		return r
	case r == 0xAD, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F,
		r >= 0xFE00 && r <= 0xFE0F, r == 0xFEFF:
		return -1
	}
	return r
}

// runsLeft says that r belongs to a script written from right to left.
func runsLeft(r rune) bool {
	return r >= 0x0590 && r <= 0x08FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFE ||
		r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF
}
