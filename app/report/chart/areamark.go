package chart

import (
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"plotmill/app/report/pdf"
)

// areaMark fills a layer from gap to gap.
type areaMark struct {
	*figure
	layer layer
	color color.NRGBA
}

// Plot is of plot.Plotter.
func (m *areaMark) Plot(c draw.Canvas, p *plot.Plot) {
	canvas := pdf.Of(c)
	x, y := newProjection(&p.X, c.Min.X, c.Max.X), newProjection(&p.Y, c.Min.Y, c.Max.Y)
	xs, ys := m.layer.line.X.Numbers, m.layer.line.Y.Numbers
	n := min(len(xs), len(ys))
	top := newThinner(m.artist.points[:0], c.Max.X-c.Min.X, n)
	bottom := newThinner(m.artist.bases[:0], c.Max.X-c.Min.X, n)
	canvas.SetColor(m.color)
	zero := y.at(0)
	for i := range n {
		if m.over(i) {
			break
		}
		at := vg.Point{X: x.at(xs[i]), Y: y.at(ys[i])}
		if !isPlace(at) {
			m.fill(canvas, top.end(), bottom.end(), zero)
			continue
		}
		top.add(at)
		if m.layer.base != nil {
			bottom.add(vg.Point{X: at.X, Y: y.at(m.layer.base[i])})
		}
	}
	m.fill(canvas, top.end(), bottom.end(), zero)
	m.artist.points, m.artist.bases = top.kept, bottom.kept
}

// fill fills a run without gaps. What lies on zero has its two ends for a bottom.
func (m *areaMark) fill(c *pdf.Canvas, top, bottom []vg.Point, zero vg.Length) {
	if len(top) > 0 && m.layer.base == nil {
		bottom = []vg.Point{{X: top[0].X, Y: zero}, {X: top[len(top)-1].X, Y: zero}}
	}
	c.FillBand(top, bottom)
}
