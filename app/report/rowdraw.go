package report

import "gonum.org/v1/plot/vg"

func (r *rowPart) draw(w *work, _ int, area vg.Rectangle) error {
	return w.guarded(r.index, r.row, func() error {
		chapter := w.chapter
		for i := range r.columns {
			w.chapter = chapter // a heading in one column is not that of its neighbours
			if err := r.drawColumn(w, &r.columns[i], area); err != nil {
				return err
			}
		}
		w.chapter = chapter
		return nil
	})
}

func (r *rowPart) drawColumn(w *work, c *rowColumn, area vg.Rectangle) error {
	left, y := area.Min.X+c.left, area.Max.Y
	for i := range c.pieces {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		p := &c.pieces[i]
		height := p.height
		if c.chart {
			height = min(area.Max.Y-area.Min.Y, r.charts)
		}
		if i > 0 {
			y -= p.before
		}
		own := vg.Rectangle{Min: vg.Point{X: left, Y: y - height}, Max: vg.Point{X: left + c.width, Y: y}}
		if err := p.part.draw(w, p.index, own); err != nil {
			return err
		}
		y -= height
	}
	return nil
}
