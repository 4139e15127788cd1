package messages

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"plotmill/messages/internal/jsonread"
)

// readTitle reads a text of one line and up to MaxTitle characters.
func (d *decoder) readTitle() string { return d.readString(MaxTitle, "") }

// readLabel reads a text of one line and up to MaxLabel characters.
func (d *decoder) readLabel() string { return d.readString(MaxLabel, "") }

// readString reads a string of up to most characters without control characters, save those of allowed.
func (d *decoder) readString(most int, allowed string) string {
	offset, ok := d.expect(jsonread.String)
	if !ok {
		return ""
	}
	text := string(d.r.Text())
	d.checkString(offset, text, most, allowed)
	return text
}

// readFilled reads as readString does; the text must have more than space.
func (d *decoder) readFilled(most int, allowed string) string {
	before := d.mistakes.total
	kind := d.r.Kind()
	offset := d.r.Offset()
	text := d.readString(most, allowed)
	if kind == jsonread.String && d.mistakes.total == before && strings.TrimSpace(text) == "" {
		d.wrongHeref(offset, "must not be empty")
	}
	return text
}

func (d *decoder) checkString(offset int, text string, most int, allowed string) {
	if len(text) > most {
		if n := utf8.RuneCountInString(text); n > most {
			d.wrongHeref(offset, "has %s characters; at most %s are allowed", grouped(n), grouped(most))
		}
	}
	for _, char := range text {
		if unicode.IsControl(char) && !strings.ContainsRune(allowed, char) {
			d.wrongHeref(offset, "%s", controlDetail(char, allowed))
			return
		}
	}
}

func controlDetail(char rune, allowed string) string {
	switch {
	case char == '\n' && allowed == "":
		return "has a line break (U+000A), which only the text of a text block may have"
	case char == '\t' && allowed == "":
		return "has a tab (U+0009), which only the text of a text block may have"
	case char == '\r' && allowed != "":
		return `has a carriage return (U+000D); end lines with \n alone`
	}
	return "has the control character " + fmt.Sprintf("U+%04X", char) + ", which cannot be printed; take it out"
}
