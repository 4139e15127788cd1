package look

import (
	"strings"
	"unicode/utf8"

	"gonum.org/v1/plot/vg"
)

const ellipsis = "…"

// Elide gives the line, or as much of its beginning as fits with an ellipsis.
func (l *Look) Elide(s Style, line string, width vg.Length) string {
	if l.Width(s, line) <= width {
		return line
	}
	n := l.fitting(s, line, width-l.Width(s, ellipsis))
	return strings.TrimRight(line[:n], " \u00A0\u202F.,;:") + ellipsis
}

// ElideMiddle gives the line, or as much of its beginning and its end as fits: names of a kind often differ at their
// end only.
func (l *Look) ElideMiddle(s Style, line string, width vg.Length) string {
	if l.Width(s, line) <= width {
		return line
	}
	room := width - l.Width(s, ellipsis)
	head := line[:l.fitting(s, line, room/2)]
	tail := line[len(head):]
	for tail != "" && l.Width(s, head)+l.Width(s, tail) > room {
		_, size := utf8.DecodeRuneInString(tail)
		tail = tail[size:]
	}
	return strings.TrimRight(head, " ") + ellipsis + tail
}

// fitting is how many bytes of the line, whole runes, are no wider than width.
func (l *Look) fitting(s Style, line string, width vg.Length) int {
	var used vg.Length
	for i, r := range line {
		if used += l.Width(s, string(r)); used > width {
			return i
		}
	}
	return len(line)
}

// Wrap breaks a text into lines no wider than width: at its line ends, between words, and inside a word that is
// wider than a line. If there would be more than most lines, the last one ends in an ellipsis; most 0 is no bound.
func (l *Look) Wrap(s Style, txt string, width vg.Length, most int) (lines []string) {
	if !strings.Contains(txt, "\n") && l.Width(s, txt) <= width {
		return []string{txt}
	}
	for paragraph := range strings.SplitSeq(strings.TrimRight(txt, "\n"), "\n") {
		for {
			if most > 0 && len(lines) == most {
				return l.cutOff(s, lines, width)
			}
			line, rest := l.firstLine(s, paragraph, width)
			lines = append(lines, line)
			if paragraph = rest; paragraph == "" {
				break
			}
		}
	}
	return lines
}

func (l *Look) cutOff(s Style, lines []string, width vg.Length) []string {
	last := &lines[len(lines)-1]
	*last = l.Elide(s, *last+ellipsis, width)
	return lines
}

// firstLine takes as many words as fit, at least one rune.
func (l *Look) firstLine(s Style, txt string, width vg.Length) (line, rest string) {
	n := l.fitting(s, txt, width+0.01)
	if n == len(txt) {
		return txt, ""
	}
	if txt[n] != ' ' {
		if space := strings.LastIndexByte(txt[:n], ' '); space > 0 {
			n = space
		}
	}
	if n == 0 {
		_, n = utf8.DecodeRuneInString(txt)
	}
	return strings.TrimRight(txt[:n], " "), strings.TrimLeft(txt[n:], " ")
}

// WidestWord is the width of a text's widest word, below which words would have to be broken.
func (l *Look) WidestWord(s Style, txt string) (widest vg.Length) {
	for word := range strings.FieldsSeq(txt) {
		widest = max(widest, l.Width(s, word))
	}
	return widest
}
