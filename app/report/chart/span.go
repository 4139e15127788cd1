package chart

import "math"

// span is the range of some values; the zero value of newSpan is empty.
type span struct{ low, high float64 }

// negligible is what counts as zero: a little below 1e-300, where powers of ten run out.
const negligible = 0.999999e-300

func newSpan() span { return span{math.Inf(1), math.Inf(-1)} }

func (s span) empty() bool { return s.low > s.high }

// including widens the span to hold v. It passes over NaN.
func (s span) including(v float64) span {
	if v < s.low {
		s.low = v
	}
	if v > s.high {
		s.high = v
	}
	return s
}

// size is the greatest magnitude in the span.
func (s span) size() float64 { return max(math.Abs(s.low), math.Abs(s.high)) }

// widened gives a span that an axis can have: values all equal, or nearly, get room around them.
func (s span) widened() span {
	size := s.size()
	switch {
	case s.empty() || size < negligible:
		return span{0, 1}
	case s.high-s.low > size*1e-10:
		return s
	}
	return span{s.low - size*0.05, s.high + size*0.05}
}

// withZero widens the span to zero.
func (s span) withZero() span { return span{min(s.low, 0), max(s.high, 0)} }

// nearZero widens the span to zero if zero is not far off: a chart whose axis starts just above it misleads.
func (s span) nearZero() span {
	if s.low > 0 && s.low < s.high*0.35 || s.high < 0 && s.high > s.low*0.35 {
		return s.withZero()
	}
	return s
}
