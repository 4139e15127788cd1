package messages

import "math"

// checkStack notes values of y that cannot be stacked: those that pile up beyond MaxValue, and negative shares.
func (d *decoder) checkStack(stack string, columns []*column) {
	if stack == "none" {
		return
	}
	longest := 0
	for _, c := range columns {
		longest = max(longest, len(c.Numbers))
	}
	up, down := make([]float64, longest), make([]float64, longest) // what is stacked so far, above and below 0
	for i, c := range columns {
		items := d.itemsOf(c)
		for k, v := range c.Numbers {
			switch {
			case v < 0 && stack == "percent":
				items.wrong(k, seriesY(i), "must not be below 0 in a stack "+
					"of percent; use \"stacked\" or \"none\"")
			case v < 0 && pile(&down[k], v), v > 0 && pile(&up[k], v):
				items.wrong(k, seriesY(i), "stacked on the series before it, passes the limit of 1e300")
			}
		}
	}
}

// seriesY is where the values of a series are.
func seriesY(series int) []step { return []step{field("series"), item(series), field("y")} }

// pile adds v to the sum and tells whether that went beyond MaxValue just now.
func pile(sum *float64, v float64) bool {
	before := math.Abs(*sum)
	*sum += v
	return before <= MaxValue && math.Abs(*sum) > MaxValue
}
