package chart

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"plotmill/app/report/look"
	"plotmill/app/report/pdf"
	"plotmill/messages"
)

const defaultBins = 30

func (f *figure) histogram(b *messages.Histogram) {
	bins := &bins{figure: f, number: b.Bins}
	if bins.number < 1 {
		bins.number = defaultBins
	}
	counts, highest := bins.count(b.Series)
	if f.err != nil {
		return
	}
	keys := make([]key, len(b.Series))
	for i, s := range b.Series {
		keys[i] = key{s.Name, pen{color: look.Series(i)}, keyBox}
	}
	y := linearAxis{lang: f.look.Lang, most: f.ticksUp(), rounded: true, whole: true}.axis(span{0, highest})
	f.heading(b.Title, labelled(y.scaled, f.look.Lang.Count), named(keys, b.Title))
	if bins.span.empty() {
		f.noData()
		return
	}
	marks := []plot.Plotter{grid{across: true}}
	for i := range counts {
		marks = append(marks, &binMark{bins, counts[i], i, len(counts) > 1})
	}
	x := f.horizontal(b.X, false, bins.span, y, false)
	x.title = f.look.Elide(look.AxisTitle, joined(b.X.Title, labelled(x.scaled, b.Unit)), f.across(y).length)
	f.plot(x, y, marks...)
}

// bins are intervals of equal width over the range of all series.
type bins struct {
	*figure
	number int
	span   span
}

// edge is the lower end of bin i.
func (k *bins) edge(i int) float64 {
	return k.span.low + (k.span.high-k.span.low)*float64(i)/float64(k.number)
}

// count counts the values of each series in each bin.
func (k *bins) count(series []messages.HistogramSeries) (counts [][]int, highest float64) {
	k.span = k.valueRange(series)
	if k.span.empty() {
		return nil, 0
	}
	perBin := float64(k.number) / (k.span.high - k.span.low)
	for _, s := range series {
		own := make([]int, k.number)
		for i, v := range s.Values.Numbers {
			if k.over(i) {
				return nil, 0
			}
			if !math.IsNaN(v) {
				own[max(0, min(int((v-k.span.low)*perBin), k.number-1))]++
			}
		}
		for _, n := range own {
			highest = max(highest, float64(n))
		}
		counts = append(counts, own)
	}
	return counts, highest
}

func (k *bins) valueRange(series []messages.HistogramSeries) span {
	all := newSpan()
	for _, s := range series {
		for i, v := range s.Values.Numbers {
			if k.over(i) {
				return all
			}
			all = all.including(v)
		}
	}
	if all.empty() {
		return all
	}
	return all.widened()
}

// binMark draws the counts of one series as bars side by side.
type binMark struct {
	*bins
	counts  []int
	series  int
	several bool // lie over one another
}

// Plot is of plot.Plotter.
func (m *binMark) Plot(c draw.Canvas, p *plot.Plot) {
	canvas := pdf.Of(c)
	x, y := newProjection(&p.X, c.Min.X, c.Max.X), newProjection(&p.Y, c.Min.Y, c.Max.Y)
	k := look.Series(m.series)
	if m.several {
		k.A = 140
	}
	canvas.SetColor(k)
	for i, n := range m.counts {
		left, right := x.at(m.edge(i)), x.at(m.edge(i+1))
		gap := min((right-left)*0.04, 0.5)
		if n > 0 {
			canvas.FillRectangle(spanned(left+gap, y.at(0), right-gap, y.at(float64(n))))
		}
	}
}
