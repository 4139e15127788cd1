package prose

import (
	"strings"
	"unicode/utf8"

	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
)

// wrap sets a paragraph's spans in lines between left and the right margin; there is always one line.
func (s *setter) wrap(p paragraph, base look.Style, left vg.Length) []Line {
	w := wrapper{setter: s, left: left, x: left, lines: []Line{{}}}
	for _, sp := range p.spans {
		style := sp.styled(base)
		for i, part := range strings.Split(sp.text, "\n") {
			if i > 0 {
				w.newLine()
			}
			if p.kind == code {
				w.exactly(sp, style, strings.ReplaceAll(part, "\t", "    "))
			} else {
				w.words(sp, style, part)
			}
		}
	}
	return w.lines
}

type wrapper struct {
	*setter
	left, x vg.Length
	lines   []Line
	glued   bool // no space since the last word, so that a line must not break here
}

func (w *wrapper) newLine() {
	w.lines = append(w.lines, Line{})
	w.x, w.glued = w.left, false
}

// words sets words one by one, with the spaces between them.
func (w *wrapper) words(sp span, style look.Style, txt string) {
	space := w.look.Width(style, " ")
	for i, word := range strings.Split(txt, " ") {
		if i > 0 {
			w.glued = false
			if w.x > w.left {
				w.put(sp, style, " ", space)
			}
		}
		if word != "" {
			w.word(sp, style, word)
			w.glued = true
		}
	}
}

func (w *wrapper) word(sp span, style look.Style, word string) {
	width := w.look.Width(style, word)
	if w.x+width > w.width && w.x > w.left && !w.glued {
		w.newLine()
	}
	if w.x+width > w.width {
		w.exactly(sp, style, word)
		return
	}
	w.put(sp, style, word, width)
}

// exactly sets text as it is and breaks it wherever a line is full.
func (w *wrapper) exactly(sp span, style look.Style, txt string) {
	for txt != "" {
		n, width := w.fitting(style, txt)
		if n > 0 {
			w.put(sp, style, txt[:n], width)
		}
		if txt = txt[n:]; txt != "" {
			w.newLine()
		}
	}
}

// fitting is how much of a text fits in the line: at least a rune in an empty one.
func (w *wrapper) fitting(style look.Style, txt string) (n int, width vg.Length) {
	for n < len(txt) {
		_, size := utf8.DecodeRuneInString(txt[n:])
		more := w.look.Width(style, txt[n:n+size])
		if w.x+width+more > w.width && (n > 0 || w.x > w.left) {
			break
		}
		n, width = n+size, width+more
	}
	return n, width
}

// put appends to the line, to its last run if that looks the same.
func (w *wrapper) put(sp span, style look.Style, txt string, width vg.Length) {
	line := &w.lines[len(w.lines)-1]
	if n := len(line.Runs); n > 0 {
		if last := &line.Runs[n-1]; last.Style == style && last.Address == sp.address {
			last.Text, last.Width = last.Text+txt, last.Width+width
			w.x += width
			return
		}
	}
	line.Runs = append(line.Runs, Run{X: w.x, Width: width, Text: txt, Style: style, Address: sp.address})
	w.x += width
}
