package chart

import (
	"math"

	"plotmill/app/report/look"
	"plotmill/messages"
)

func (f *figure) bar(b *messages.Bar) {
	bars, values := f.bars(b)
	if f.err != nil {
		return
	}
	unit := b.Unit
	if b.Stack == "percent" {
		unit = "%"
	}
	keys := make([]key, len(b.Series))
	for i, s := range b.Series {
		keys[i] = key{s.Name, pen{color: look.Series(i)}, keyBox}
	}
	draw := f.uprightBars
	if b.Horizontal {
		draw = f.lyingBars
	}
	draw(b, barsIn{bars, values, unit, named(keys, b.Title)})
}

// barsIn is all bars of a block and what goes into its heading.
type barsIn struct {
	bars   []bar
	values span
	unit   string
	keys   []key
}

// bar is one bar: where it is among the categories and which values it reaches from and to.
type bar struct {
	start, end float64
	from, to   float64
	series     int
}

// Shares of the room that a category has: of its bars together, and of the gap between two of them.
const (
	groupShare  = 0.76
	singleShare = 0.62
	barGap      = 0.04
)

func (f *figure) bars(b *messages.Bar) (bars []bar, values span) {
	values = newSpan()
	stacked := b.Stack == "stacked" || b.Stack == "percent"
	for category := range b.Categories {
		if f.over(category * checkEvery / 64) {
			return nil, values
		}
		if stacked {
			bars = stackedBars(bars, b, category)
		} else {
			bars = groupedBars(bars, b, category)
		}
	}
	for _, r := range bars {
		values = values.including(r.to)
	}
	return bars, values
}

func value(s messages.BarSeries, category int) float64 {
	if category >= len(s.Y.Numbers) {
		return math.NaN()
	}
	return s.Y.Numbers[category]
}

func groupedBars(to []bar, b *messages.Bar, category int) []bar {
	share := groupShare
	if len(b.Series) == 1 {
		share = singleShare
	}
	width := share / float64(max(1, len(b.Series)))
	for i, s := range b.Series {
		start := float64(category) - share/2 + width*float64(i)
		gap := 0.0
		if len(b.Series) > 1 {
			gap = width * barGap
		}
		if v := value(s, category); !math.IsNaN(v) {
			to = append(to, bar{start + gap, start + width - gap, 0, v, i})
		}
	}
	return to
}

// stackedBars puts negative values below zero and the others above. Percents are of the sum of magnitudes.
func stackedBars(to []bar, b *messages.Bar, category int) []bar {
	whole := 1.0
	if b.Stack == "percent" {
		whole = hundredth(b, category)
	}
	above, below := 0.0, 0.0
	for i, s := range b.Series {
		v := value(s, category)
		if math.IsNaN(v) || whole == 0 {
			continue
		}
		base := &above
		if v < 0 {
			base = &below
		}
		from := *base
		*base += v / whole
		to = append(to, bar{float64(category) - singleShare/2, float64(category) + singleShare/2, from, *base, i})
	}
	return to
}

// hundredth is what makes one percent of a category.
func hundredth(b *messages.Bar, category int) (sum float64) {
	for _, s := range b.Series {
		if v := value(s, category); !math.IsNaN(v) {
			sum += math.Abs(v) / 100
		}
	}
	return sum
}

// valueAxis makes the axis that the bars' values are read on.
func (f *figure) valueAxis(b *messages.Bar, values span, most int) *axis {
	if b.Stack == "percent" {
		values = wholePercents(values)
	}
	return linearAxis{lang: f.look.Lang, most: most, rounded: true}.axis(values.withZero())
}

// wholePercents ends the axis at 100 on the sides that have bars.
func wholePercents(s span) span {
	if s.high > 0 {
		s.high = 100
	}
	if s.low < 0 {
		s.low = -100
	}
	return s
}

func (f *figure) uprightBars(b *messages.Bar, in barsIn) {
	y := f.valueAxis(b, in.values, f.ticksUp())
	f.heading(b.Title, labelled(y.scaled, in.unit), in.keys)
	if in.values.empty() {
		f.noData()
		return
	}
	y.title = b.Y.Title
	room := f.across(y).length
	x := categoryAxis{f.look, b.Categories, room, f.beside(y)}.below()
	f.plot(x, y, grid{across: true}, &barMark{figure: f, bars: in.bars}, zeroLine{across: true})
}

func (f *figure) lyingBars(b *messages.Bar, in barsIn) {
	scale := f.valueAxis(b, in.values, 5)
	f.heading(b.Title, labelled(scale.scaled, in.unit), in.keys)
	if in.values.empty() {
		f.noData()
		return
	}
	names := categoryAxis{look: f.look, names: b.Categories, length: f.height() - 30}.beside(f.width() * 0.35)
	fit := f.across(names)
	values := fit.most(min(8, int(fit.length/34)), func(n int) *axis { return f.valueAxis(b, in.values, n) })
	values.title = f.look.Elide(look.AxisTitle, b.Y.Title, fit.length)
	f.plot(values, names, grid{up: true},
		&barMark{figure: f, bars: in.bars, lying: len(b.Categories)}, zeroLine{})
}
