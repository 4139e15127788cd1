package chart

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"plotmill/app/report/look"
	"plotmill/app/report/pdf"
)

// barMark draws bars: upright, or lying in so many rows.
type barMark struct {
	*figure
	bars  []bar
	lying int
}

// Plot is of plot.Plotter.
func (m *barMark) Plot(c draw.Canvas, p *plot.Plot) {
	canvas := pdf.Of(c)
	x, y := newProjection(&p.X, c.Min.X, c.Max.X), newProjection(&p.Y, c.Min.Y, c.Max.Y)
	for i, b := range m.bars {
		if m.over(i) {
			return
		}
		canvas.SetColor(look.Series(b.series))
		if m.lying > 0 {
			last := float64(m.lying - 1)
			canvas.FillRectangle(spanned(x.at(b.from), y.at(last-b.start), x.at(b.to), y.at(last-b.end)))
		} else {
			canvas.FillRectangle(spanned(x.at(b.start), y.at(b.from), x.at(b.end), y.at(b.to)))
		}
	}
}

// spanned is the rectangle between two corners.
func spanned(x0, y0, x1, y1 vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: min(x0, x1), Y: min(y0, y1)}, Max: vg.Point{X: max(x0, x1), Y: max(y0, y1)}}
}

// zeroLine is what bars stand on, where the axis is elsewhere.
type zeroLine struct{ across bool }

// Plot is of plot.Plotter.
func (z zeroLine) Plot(c draw.Canvas, p *plot.Plot) {
	canvas := pdf.Of(c)
	if z.across && p.Y.Min < 0 && p.Y.Max > 0 {
		look.HorizontalRule(canvas, look.AxisLine, 0.6, c.Min.X, c.Max.X, c.Y(p.Y.Norm(0)))
	}
	if !z.across && p.X.Min < 0 && p.X.Max > 0 {
		canvas.SetColor(look.AxisLine)
		canvas.SetLineWidth(0.6)
		x := c.X(p.X.Norm(0))
		canvas.StrokePolyline([]vg.Point{{X: x, Y: c.Min.Y}, {X: x, Y: c.Max.Y}})
	}
}
