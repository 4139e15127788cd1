package chart

import (
	"gonum.org/v1/plot"

	"plotmill/app/report/look"
	"plotmill/messages"
)

func (f *figure) areas(b *messages.Area) {
	layers := f.layers(b)
	lines := make([]messages.XYSeries, len(layers))
	keys := make([]key, len(layers))
	for i, l := range layers {
		lines[i] = l.line
		keys[i] = key{l.line.Name, pen{color: look.Series(i)}, keyBox}
	}
	xs, ys := f.xyRange(lines, b.X.Scale == "log", false)
	if f.err != nil {
		return
	}
	y, unit := f.levelAxis(b, ys)
	f.heading(b.Title, labelled(y.scaled, unit), named(keys, b.Title))
	if xs.empty() {
		f.noData()
		return
	}
	y.title = b.Y.Title
	_, times := anyTimes(lines)
	f.plot(f.horizontal(b.X, times, xs, y, false), y, f.areaMarks(layers, b.Stack)...)
}

// levelAxis makes the axis that the height of areas is read on, from zero, and says what it is in.
func (f *figure) levelAxis(b *messages.Area, ys span) (y *axis, unit string) {
	unit = b.Unit
	if b.Stack == "percent" {
		ys, unit = wholePercents(ys), "%"
	}
	return linearAxis{lang: f.look.Lang, most: f.ticksUp(), rounded: true}.axis(ys.withZero()), unit
}

// areaMarks puts the lines over all areas, as those that lie over one another would veil them.
func (f *figure) areaMarks(layers []layer, stack string) []plot.Plotter {
	alpha := uint8(85)
	if stack == "stacked" || stack == "percent" {
		alpha = 150
	}
	marks := []plot.Plotter{grid{across: true}}
	for i, l := range layers {
		k := look.Series(i)
		k.A = alpha
		marks = append(marks, &areaMark{f, l, k})
	}
	for i, l := range layers {
		marks = append(marks, &lineMark{figure: f, series: l.line, pen: linePen(i)})
	}
	return append(marks, zeroLine{across: true})
}
