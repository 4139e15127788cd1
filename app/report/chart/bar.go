package chart

import (
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
