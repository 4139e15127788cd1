package report

import (
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/chart"
	"plotmill/messages"
)

// chartPart is a chart, one piece.
type chartPart struct {
	unrepeated
	block messages.Block
	index int // of the block
}

// chartPiece makes a chart's piece: as tall as looks well, so that an upright page has room for two.
func (w *work) chartPiece(index int, b messages.Block) piece {
	room := w.sheet.bodyHeight()
	height := min(w.sheet.bodyWidth()*0.6, room)
	if pie, ok := b.(*messages.Pie); ok {
		height = min(room, max(height*0.72, 70+13*vg.Length(len(pie.Slices)/2)))
		return piece{part: &chartPart{block: b, index: index}, height: height, least: height * 0.9, most: height * 1.1}
	}
	if rows := chart.Rows(b); rows > 0 {
		height = min(room, max(height*0.5, 90+11*vg.Length(rows)))
		return piece{part: &chartPart{block: b, index: index}, height: height, most: height * 1.1}
	}
	least := height * 0.84
	if w.sheet.width > w.sheet.height {
		least = min(least, room*0.53) // beside a few lines of text, but not two on a page
	}
	return piece{part: &chartPart{block: b, index: index}, height: height, least: least, most: height * 1.17}
}

func (c *chartPart) draw(w *work, _ int, area vg.Rectangle) error {
	if title := chartTitle(c.block); title != "" {
		w.document.Bookmark(title, w.chapter, area.Max.Y)
	}
	return w.guarded(c.index, c.block, func() error {
		return w.artist.Draw(w.ctx, w.look, w.canvas, area, c.block)
	})
}

func chartTitle(b messages.Block) string {
	switch b := b.(type) {
	case *messages.Line:
		return b.Title
	case *messages.Area:
		return b.Title
	case *messages.Bar:
		return b.Title
	case *messages.Scatter:
		return b.Title
	case *messages.Histogram:
		return b.Title
	case *messages.Pie:
		return b.Title
	}
	return ""
}
