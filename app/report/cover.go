package report

import (
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
)

// cover is what the report begins with: a bar of colour, title, subtitle and author.
type cover struct {
	unrepeated
	lines []coverLine
}

type coverLine struct {
	style look.Style
	text  string
}

const barHeight = 3

// cover makes the pieces of the report's beginning.
func (w *work) cover() (pieces []piece) {
	c := &cover{}
	c.add(w, look.Title, w.report.Title)
	c.add(w, look.Subtitle, w.report.Subtitle)
	c.add(w, look.Subtitle, w.report.Author)
	pieces = append(pieces, piece{part: c, index: -1, height: barHeight + 8, keep: true})
	for i, line := range c.lines {
		pieces = append(pieces, piece{part: c, index: i, height: line.style.Leading(), keep: true})
		if i > 0 && line.style != c.lines[i-1].style {
			pieces[i+1].before = 3
		}
	}
	return pieces
}

func (c *cover) add(w *work, style look.Style, txt string) {
	if txt == "" {
		return
	}
	for _, line := range w.look.Wrap(style, txt, w.sheet.bodyWidth(), 0) {
		c.lines = append(c.lines, coverLine{style, line})
	}
}

func (c *cover) draw(w *work, index int, area vg.Rectangle) error {
	if index < 0 {
		look.Box(w.canvas, look.Accent, area.Min.X, area.Max.Y-barHeight, area.Max.X, area.Max.Y)
		return nil
	}
	line := c.lines[index]
	look.Write(w.canvas, line.style, area.Min.X, area.Max.Y-line.style.Font.Size, line.text)
	return nil
}
