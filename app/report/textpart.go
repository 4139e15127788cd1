package report

import (
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
	"plotmill/app/report/prose"
	"plotmill/messages"
)

// textPart is a text block, a piece for each line.
type textPart struct {
	unrepeated
	lines []prose.Line
}

func (w *work) appendText(to []piece, b *messages.Text) []piece {
	part := &textPart{lines: prose.Set(w.look, b.Text, w.sheet.bodyWidth())}
	for i, line := range part.lines {
		to = append(to, piece{part: part, index: i, before: line.Before, height: line.Height, keep: line.Keep})
	}
	return to
}

func (t *textPart) draw(w *work, index int, area vg.Rectangle) error {
	line := t.lines[index]
	if line.Heading != "" {
		w.document.Bookmark(line.Heading, line.HeadingLevel-1, area.Max.Y+line.Before)
		w.chapter = line.HeadingLevel
	}
	if line.Rule {
		look.HorizontalRule(w.canvas, look.Rule, 0.8, area.Min.X, area.Max.X, (area.Min.Y+area.Max.Y)/2)
	}
	if line.Shaded {
		look.Box(w.canvas, look.Shade, area.Min.X, area.Min.Y-3, area.Max.X, area.Max.Y+1)
	}
	for _, run := range line.Runs {
		x, y := area.Min.X+run.X, area.Max.Y-line.Baseline
		look.Write(w.canvas, run.Style, x, y, run.Text)
		if run.Address != "" {
			w.canvas.Link(vg.Rectangle{Min: vg.Point{X: x, Y: area.Min.Y}, Max: vg.Point{X: x + run.Width, Y: area.Max.Y}},
				run.Address)
		}
	}
	return nil
}
