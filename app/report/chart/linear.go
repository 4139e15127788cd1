package chart

import (
	"math"

	"gonum.org/v1/plot"

	"plotmill/app/report/lang"
)

// linearAxis makes an axis with ticks at multiples of 1, 2, 2.5 or 5 times a power of ten, about `most` of them.
// Rounded, it ends at ticks; whole, it has no ticks between whole numbers.
type linearAxis struct {
	lang    *lang.Language
	most    int
	rounded bool
	whole   bool
}

func (k linearAxis) axis(s span) *axis {
	s = s.widened()
	divisor, name := k.lang.Magnitude(s.size())
	step, decimals := k.step((s.high - s.low) / divisor)
	if decimals > 3 && divisor > 1 && divisor < 1e15 {
		divisor, name = 1, ""
		step, decimals = k.step(s.high - s.low)
	}
	a := &axis{low: s.low, high: s.high, scaled: name}
	first, last := math.Ceil(s.low/divisor/step-1e-9), math.Floor(s.high/divisor/step+1e-9)
	if k.rounded {
		first, last = math.Floor(s.low/divisor/step+1e-9), math.Ceil(s.high/divisor/step-1e-9)
		a.low, a.high = min(first*step*divisor, s.low), max(last*step*divisor, s.high)
	}
	for i := first; i <= last && len(a.ticks) < 100; i++ {
		label := k.lang.Fixed(i*step, min(decimals, 15))
		a.ticks = append(a.ticks, plot.Tick{Value: i * step * divisor, Label: label})
	}
	return a
}

// step gives the distance of ticks over a length, and the decimals that their labels need.
func (k linearAxis) step(length float64) (step float64, decimals int) {
	raw := length / float64(max(k.most, 1))
	exponent := math.Floor(math.Log10(raw))
	power := math.Pow(10, exponent)
	decimals = max(0, -int(exponent))
	switch m := raw / power; {
	case m <= 1.0000001:
		step = power
	case m <= 2:
		step = 2 * power
	case m <= 2.5:
		step, decimals = 2.5*power, max(0, 1-int(exponent))
	case m <= 5:
		step = 5 * power
	default:
		step, decimals = 10*power, max(0, -int(exponent)-1)
	}
	if k.whole && step < 1 {
		return 1, 0
	}
	if k.whole && step == 2.5 {
		return 5, 0
	}
	return step, decimals
}
