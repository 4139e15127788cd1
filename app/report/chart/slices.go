package chart

import (
	"image/color"
	"math"

	"plotmill/app/report/lang"
	"plotmill/app/report/look"
	"plotmill/messages"
)

// slice is a share of a pie: from where to where, in turns clockwise from 12 o'clock.
type slice struct {
	name, percent string
	start, end    float64
	color         color.NRGBA
}

func (s *slice) share() float64 { return s.end - s.start }

// angle is that of a place on the circle, counted as mathematics does: against the clock, from 3 o'clock.
func angle(turns float64) float64 { return math.Pi/2 - 2*math.Pi*turns }

// slicesOf gives no slices if there is nothing to share.
func slicesOf(l *lang.Language, given []messages.Slice) []slice {
	largest := 0.0
	for _, s := range given {
		largest = max(largest, amount(s))
	}
	if largest == 0 {
		return nil
	}
	whole := 0.0
	for _, s := range given {
		whole += amount(s) / largest // the sum itself may be out of range
	}
	slices, before := make([]slice, len(given)), 0.0
	for i, s := range given {
		after := before + amount(s)/largest
		slices[i] = slice{name: s.Name, start: before / whole, end: after / whole, color: look.Series(i)}
		before = after
	}
	decimals := percentDecimals(slices)
	for i, s := range given {
		slices[i].percent = l.Percent(amount(s)/largest/whole, decimals)
	}
	return slices
}

// amount is 0 for what is no amount.
func amount(s messages.Slice) float64 { return max(0, zeroIfNaN(s.Value)) }

func zeroIfNaN(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return v
}

// percentDecimals is 0 if all shares are whole percents.
func percentDecimals(slices []slice) int {
	for _, s := range slices {
		if percent := s.share() * 100; math.Abs(percent-math.Round(percent)) > 1e-9 {
			return 1
		}
	}
	return 0
}
