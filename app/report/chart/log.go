package chart

import (
	"math"

	"gonum.org/v1/plot"

	"plotmill/app/report/lang"
)

// logScale is gonum's LogScale without its panic: what has no logarithm is NaN, and marks pass over it.
type logScale struct{}

func (logScale) Normalize(low, high, v float64) float64 {
	from := math.Log10(low)
	return (logarithm(v) - from) / (math.Log10(high) - from)
}

// logarithm is NaN for what a log axis cannot show.
func logarithm(v float64) float64 {
	if !(v >= negligible) {
		return math.NaN()
	}
	return math.Log10(v)
}

// logAxis makes a logarithmic axis over a span of positive values, with about `most` labels: at decades, or every few
// decades when there are many, at 1, 2 and 5 when there are few,
// and like on a linear axis when there is not even one.
type logAxis struct {
	lang *lang.Language
	most int
}

func (k logAxis) axis(s span) *axis {
	if s.empty() {
		s = span{1, 10}
	}
	a := &axis{low: roundDown125(s.low), high: roundUp125(s.high), log: true}
	if a.low >= a.high*0.999 {
		a.low, a.high = max(negligible, a.low/10), a.high*10
	}
	first, last := int(math.Floor(math.Log10(a.low)+1e-9)), int(math.Ceil(math.Log10(a.high)-1e-9))
	every := max(1, (last-first+k.most-1)/max(1, k.most))
	powers := first < -4 || last > 6
	if last-first <= 1 && a.high/a.low < 6 && !powers {
		a.ticks = linearAxis{lang: k.lang, most: k.most}.axis(span{a.low, a.high}).ticks
		return a
	}
	for e := first; e <= last; e++ {
		for m := 1.0; m < 10; m++ {
			v := m * math.Pow(10, float64(e))
			if v < a.low*(1-1e-9) || v > a.high*(1+1e-9) {
				continue
			}
			if label := k.label(m, e, last-first, every, first, powers); label != "" || every == 1 {
				a.ticks = append(a.ticks, plot.Tick{Value: v, Label: label})
			}
		}
	}
	return a
}

// label is "" for a minor tick.
func (k logAxis) label(m float64, e, decades, every, first int, powers bool) string {
	between := decades <= 2 && (m == 2 || m == 5) && 2*decades < k.most
	if (m != 1 || (e-first)%every != 0) && !between {
		return ""
	}
	if !powers {
		return k.lang.Fixed(m*math.Pow(10, float64(e)), max(0, -e))
	}
	if m == 1 {
		return lang.PowerOfTen(e)
	}
	return k.lang.Fixed(m, 0) + "×" + lang.PowerOfTen(e)
}

func roundDown125(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)+1e-12))
	for _, m := range [...]float64{5, 2} {
		if m*power <= v*(1+1e-12) {
			return m * power
		}
	}
	return max(negligible, power)
}

func roundUp125(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)+1e-12))
	for _, m := range [...]float64{1, 2, 5} {
		if m*power >= v*(1-1e-12) {
			return m * power
		}
	}
	return 10 * power
}
