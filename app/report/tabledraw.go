package report

import (
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
	"plotmill/messages"
)

func (t *tablePart) draw(w *work, index int, area vg.Rectangle) error {
	return w.guarded(t.block, t.table, func() error {
		switch index {
		case titlePiece:
			t.drawTitle(w, area)
		case headPiece:
			t.drawHead(w, area)
		default:
			t.drawRow(w, t.table.Rows[index], area)
		}
		return nil
	})
}

func (t *tablePart) drawTitle(w *work, area vg.Rectangle) {
	if t.table.Title != "" {
		w.document.Bookmark(t.table.Title, w.chapter, area.Max.Y)
	}
	y := area.Max.Y
	for _, line := range t.titles {
		look.Write(w.canvas, look.ChartTitle, area.Min.X, y-10, line)
		y -= look.ChartTitle.Leading()
	}
	if t.table.Unit != "" {
		look.Write(w.canvas, look.Unit, area.Min.X, y-8, w.look.Elide(look.Unit, t.table.Unit, area.Max.X-area.Min.X))
	}
}

func (t *tablePart) drawHead(w *work, area vg.Rectangle) {
	x := area.Min.X
	for i := range t.columns {
		c := &t.columns[i]
		lines := w.look.Wrap(look.HeadCell, c.name, c.inner(), tallestCell)
		// the names stand on the line
		top := area.Min.Y + rowHeight(look.HeadCell, len(lines))
		drawCell(w, look.HeadCell, c, x, top, lines)
		x += c.width
	}
	look.HorizontalRule(w.canvas, look.AxisLine, 0.8, area.Min.X, area.Max.X, area.Min.Y)
}

func (t *tablePart) drawRow(w *work, row []messages.Cell, area vg.Rectangle) {
	x := area.Min.X
	for i := range t.columns {
		c := &t.columns[i]
		if c.index < len(row) {
			style, cell := look.Cell, row[c.index]
			if cell.Kind == messages.EmptyCell {
				style.Color = look.Muted
			}
			drawCell(w, style, c, x, area.Max.Y, w.look.Wrap(style, w.cellText(cell), c.inner(), tallestCell))
		}
		x += c.width
	}
	look.HorizontalRule(w.canvas, look.Rule, 0.4, area.Min.X, area.Max.X, area.Min.Y)
}

func drawCell(w *work, s look.Style, c *tableColumn, x, top vg.Length, lines []string) {
	y := top - rowPadding/2 - s.Font.Size*1.02
	for _, line := range lines {
		switch c.align {
		case "right":
			w.look.WriteRight(w.canvas, s, x+c.width-cellPadding, y, line)
		case "center":
			w.look.WriteCenter(w.canvas, s, x+(c.lead+c.width)/2, y, line)
		default:
			look.Write(w.canvas, s, x+c.lead+cellPadding, y, line)
		}
		y -= s.Leading()
	}
}
