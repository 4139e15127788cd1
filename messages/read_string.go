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
	if detail := lengthDetail(text, most); detail != "" {
		d.wrongHeref(offset, "%s", detail)
	}
	if detail := controlsDetail(text, allowed); detail != "" {
		d.wrongHeref(offset, "%s", detail)
	}
}

// lengthDetail says that the text has more than most characters, or nothing.
func lengthDetail(text string, most int) string {
	if len(text) <= most {
		return ""
	}
	n := utf8.RuneCountInString(text)
	if n <= most {
		return ""
	}
	return fmt.Sprintf("has %s characters; at most %s are allowed", grouped(n), grouped(most))
}

// controlsDetail says that the text has a control character, or nothing.
func controlsDetail(text, allowed string) string {
	for _, char := range text {
		if unicode.IsControl(char) && !strings.ContainsRune(allowed, char) {
			return controlDetail(char, allowed)
		}
	}
	return ""
}

// labelDetail says the first thing wrong with a label, or nothing.
func labelDetail(text string) string {
	if detail := lengthDetail(text, MaxLabel); detail != "" {
		return detail
	}
	return controlsDetail(text, "")
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
