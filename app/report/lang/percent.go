package lang

import (
	"math"
	"strings"
)

// Change writes a share as a signed percentage, such as +4.1%, as exactly as a reader cares for: the larger, the fewer
// decimals. The sign is -1, 0 or 1, and 0 too where nothing is left of the change after rounding. share must be finite.
func (l *Language) Change(share float64) (written string, sign int) {
	percent := 100 * share
	size := math.Abs(percent)
	switch {
	case size >= 1e15:
		written = l.scientific(math.Copysign(roundTo3(size), percent))
	case size >= 1000:
		written = l.Fixed(percent, 0)
	case size >= 0.095 || size == 0:
		written = l.Fixed(percent, 1)
	default:
		written = l.Fixed(percent, 2)
	}
	written += l.percent
	switch {
	case strings.HasPrefix(written, minus):
		return written, -1
	case strings.ContainsAny(written, "123456789"):
		return "+" + written, 1
	}
	return written, 0
}

// roundTo3 keeps three digits of a large number.
func roundTo3(v float64) float64 {
	unit := math.Pow10(int(math.Log10(v)) - 2)
	return math.Round(v/unit) * unit
}
