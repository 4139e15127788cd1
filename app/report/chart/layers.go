package chart

import (
	"math"

	"plotmill/messages"
)

// layer is the area of a series: between its line and the line it lies on.
type layer struct {
	line messages.XYSeries
	base []float64 // nil: zero
}

// layers are the areas of a block. In a stack a null counts nothing, and is a gap in its own area.
func (f *figure) layers(b *messages.Area) []layer {
	all := make([]layer, len(b.Series))
	if b.Stack != "stacked" && b.Stack != "percent" {
		for i, s := range b.Series {
			all[i] = layer{line: s}
		}
		return all
	}
	s := newStack(b.Series)
	if b.Stack == "percent" {
		f.share(s, b.Series)
	}
	for i, series := range b.Series {
		all[i] = f.pile(s, series)
	}
	return all
}

// stack is what lies on the axis so far, at each point: values above zero, and those below it.
type stack struct {
	above, below []float64
	unit         []float64 // what counts as one at each point; nil: one
}

func newStack(series []messages.XYSeries) *stack {
	n := 0
	for _, s := range series {
		n = max(n, len(s.Y.Numbers))
	}
	return &stack{above: make([]float64, n), below: make([]float64, n)}
}

// share makes the unit a hundredth of the sum of magnitudes.
func (f *figure) share(s *stack, series []messages.XYSeries) {
	s.unit = make([]float64, len(s.above))
	for _, own := range series {
		for i, v := range own.Y.Numbers {
			if f.over(i) {
				return
			}
			if !math.IsNaN(v) {
				s.unit[i] += math.Abs(v) / 100
			}
		}
	}
}

// pile puts a series on the stack.
func (f *figure) pile(s *stack, series messages.XYSeries) layer {
	n := len(series.Y.Numbers)
	own := layer{line: series, base: make([]float64, n)}
	tops := make([]float64, n)
	own.line.Y = messages.Values{Numbers: tops}
	for i, v := range series.Y.Numbers {
		if f.over(i) {
			break
		}
		base := &s.above[i]
		if v < 0 {
			base = &s.below[i]
		}
		own.base[i] = *base
		if s.unit != nil {
			v /= s.unit[i] // 0/0, a share of nothing, is a gap
		}
		if !math.IsNaN(v) {
			*base += v
			tops[i] = *base
		} else {
			tops[i] = math.NaN()
		}
	}
	return own
}
