package messages

import "math"

// columnRule is what the values of a column must be.
type columnRule struct {
	scale string // of their axis
	times bool   // the axis can be of times
	gaps  bool   // null is allowed
}

// The first and the last millisecond of the years 0001 to 9999.
const (
	firstMilli = -62_135_596_800_000
	lastMilli  = 253_402_300_799_999
)

// clean tells whether the column surely holds no mistake, in one pass over the numbers.
func (rule columnRule) clean(c *column) bool {
	if c.odd || c.Time && rule.scale != "time" {
		return false
	}
	least, most := rule.bounds()
	for _, v := range c.Numbers {
		if v != v { // NaN is null
			if !rule.gaps {
				return false
			}
		} else if v < least || v > most {
			return false
		}
	}
	return true
}

// bounds are the least and the most that a value may be; that it is within MaxValue has been seen.
func (rule columnRule) bounds() (least, most float64) {
	switch rule.scale {
	case "log":
		return math.SmallestNonzeroFloat64, math.Inf(1)
	case "time":
		return firstMilli, lastMilli
	}
	return math.Inf(-1), math.Inf(1)
}
