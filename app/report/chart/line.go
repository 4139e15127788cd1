package chart

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"plotmill/app/report/pdf"
	"plotmill/messages"
)

func (f *figure) line(b *messages.Line) {
	keys := make([]key, len(b.Series))
	for i, s := range b.Series {
		keys[i] = key{s.Name, linePen(i), keyLine}
	}
	f.xy(b.Heading, b.X, b.Y, b.Series, keys, false, func(i int, s messages.XYSeries) plot.Plotter {
		return &lineMark{figure: f, series: s, pen: keys[i].pen}
	})
}

// xy draws a chart of points; mark makes what draws a series of them.
func (f *figure) xy(h messages.Heading, x, y messages.Axis, series []messages.XYSeries, keys []key, cloud bool,
	mark func(i int, s messages.XYSeries) plot.Plotter) {
	xs, ys := f.xyRange(series, x.Scale == "log", y.Scale == "log")
	if f.err != nil {
		return
	}
	yTimes, xTimes := anyTimes(series)
	if linear := y.Scale == "linear" || y.Scale == "" && !yTimes; linear && !cloud {
		ys = ys.nearZero()
	}
	up := f.vertical(y, yTimes, ys)
	f.heading(h.Title, labelled(up.scaled, h.Unit), named(keys, h.Title))
	if xs.empty() {
		f.noData()
		return
	}
	up.title = y.Title
	across := f.horizontal(x, xTimes, xs, up, cloud)
	marks := []plot.Plotter{grid{across: true, up: cloud}}
	for i, s := range series {
		marks = append(marks, mark(i, s))
	}
	f.plot(across, up, marks...)
}

func anyTimes(series []messages.XYSeries) (y, x bool) {
	for _, s := range series {
		y, x = y || s.Y.Time, x || s.X.Time
	}
	return y, x
}

// named is the keys for a legend: none if there is no name, or just one that the title says already.
func named(keys []key, title string) []key {
	if len(keys) == 1 && keys[0].name == title {
		return nil
	}
	var all []key
	for _, k := range keys {
		if k.name != "" {
			all = append(all, k)
		}
	}
	return all
}

// lineMark draws a series as lines from gap to gap.
type lineMark struct {
	*figure
	series messages.XYSeries
	pen    pen
}

// fewPoints is up to how many points of a series are marked, so that one sees where they are.
const fewPoints = 31

// Plot is of plot.Plotter.
func (m *lineMark) Plot(c draw.Canvas, p *plot.Plot) {
	canvas := pdf.Of(c)
	x, y := newProjection(&p.X, c.Min.X, c.Max.X), newProjection(&p.Y, c.Min.Y, c.Max.Y)
	xs, ys := m.series.X.Numbers, m.series.Y.Numbers
	n := min(len(xs), len(ys))
	run := newThinner(m.artist.points[:0], c.Max.X-c.Min.X, n)
	m.pen.use(canvas)
	for i := range n {
		if m.over(i) {
			break
		}
		at := vg.Point{X: x.at(xs[i]), Y: y.at(ys[i])}
		if isPlace(at) {
			run.add(at)
			continue
		}
		m.stroke(canvas, run.end())
	}
	m.stroke(canvas, run.end())
	m.artist.points = run.kept
	if n <= fewPoints {
		m.dots(canvas, &x, &y)
	}
}

// stroke draws a run without gaps; a lone point would not show as a line.
func (m *lineMark) stroke(c *pdf.Canvas, run []vg.Point) {
	if len(run) == 1 {
		c.Dot(run[0], 1.4)
		m.pen.use(c)
	}
	c.StrokePolyline(run)
}

func (m *lineMark) dots(c *pdf.Canvas, x, y *projection) {
	for i, v := range m.series.X.Numbers {
		at := vg.Point{X: x.at(v), Y: y.at(m.series.Y.Numbers[i])}
		if isPlace(at) {
			c.Dot(at, 1.9)
		}
	}
}
