package chart

import (
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"plotmill/app/report/look"
	"plotmill/app/report/pdf"
	"plotmill/messages"
)

func (f *figure) scatter(b *messages.Scatter) {
	total := 0
	keys := make([]key, len(b.Series))
	for i, s := range b.Series {
		total += len(s.X.Numbers)
		keys[i] = key{s.Name, pen{color: look.Series(i)}, keyDot}
	}
	dots := dotMark{figure: f, radius: 2.2, crowd: total > crowd}
	alpha := uint8(150)
	if total > 300 {
		dots.radius = 1.6
	}
	if total > 5000 {
		dots.radius, alpha = 1.1, 110
	}
	f.xy(b.Heading, b.X, b.Y, b.Series, keys, true, func(i int, s messages.XYSeries) plot.Plotter {
		m := dots
		m.series, m.pen = s, keys[i].pen
		m.pen.color.A = alpha
		return &m
	})
}

// Many dots at one place look like a few: of more dots than crowd, no more than cellDots of a series are drawn in a
// square of cellSize.
const (
	crowd    = 20000
	cellSize = 0.8
	cellDots = 3
)

// dotMark draws a series as half-transparent dots.
type dotMark struct {
	*figure
	series messages.XYSeries
	pen    pen
	radius vg.Length
	crowd  bool
}

// Plot is of plot.Plotter.
func (m *dotMark) Plot(c draw.Canvas, p *plot.Plot) {
	canvas := pdf.Of(c)
	x, y := newProjection(&p.X, c.Min.X, c.Max.X), newProjection(&p.Y, c.Min.Y, c.Max.Y)
	xs, ys := m.series.X.Numbers, m.series.Y.Numbers
	cells := m.cells(c)
	canvas.SetColor(m.pen.color)
	for i := range min(len(xs), len(ys)) {
		if m.over(i) {
			return
		}
		at := vg.Point{X: x.at(xs[i]), Y: y.at(ys[i])}
		if isPlace(at) && cells.room(at) {
			canvas.Dot(at, m.radius)
		}
	}
}

// cellCounts counts the dots of each square of the plot; without counts, there is always room.
type cellCounts struct {
	counts []uint8
	wide   int
	corner vg.Point
}

func (m *dotMark) cells(c draw.Canvas) cellCounts {
	if !m.crowd {
		return cellCounts{}
	}
	wide, high := int((c.Max.X-c.Min.X)/cellSize)+2, int((c.Max.Y-c.Min.Y)/cellSize)+2
	m.artist.crowded = slices.Grow(m.artist.crowded[:0], wide*high)[:wide*high]
	clear(m.artist.crowded)
	return cellCounts{m.artist.crowded, wide, c.Min}
}

func (k cellCounts) room(p vg.Point) bool {
	if k.counts == nil {
		return true
	}
	i := int((p.X-k.corner.X)/cellSize) + k.wide*int((p.Y-k.corner.Y)/cellSize)
	if i < 0 || i >= len(k.counts) {
		return true
	}
	k.counts[i]++
	if k.counts[i] > cellDots {
		k.counts[i] = cellDots
		return false
	}
	return true
}
