package messages

import "math"

// checkStack notes values that cannot be stacked: those that pile up beyond MaxValue, and negative shares.
func (d *decoder) checkStack(b *barDraft) {
	if b.Stack == "none" {
		return
	}
	var up, down [MaxCategories]float64 // what is stacked so far, above and below 0
	for i := range b.columns {
		c := &b.columns[i]
		for k, v := range c.Numbers[:min(len(c.Numbers), MaxCategories)] {
			switch {
			case v < 0 && b.Stack == "percent":
				d.wrongItemf(c, k, barColumn(i), "must not be below 0 in a stack "+
					"of percent; use \"stacked\" or \"none\"")
			case v < 0 && pile(&down[k], v), v > 0 && pile(&up[k], v):
				d.wrongItemf(c, k, barColumn(i), "stacked on the series before it, passes the limit of 1e300")
			}
		}
	}
}

// pile adds v to the sum and tells whether that went beyond MaxValue just now.
func pile(sum *float64, v float64) bool {
	before := math.Abs(*sum)
	*sum += v
	return before <= MaxValue && math.Abs(*sum) > MaxValue
}
