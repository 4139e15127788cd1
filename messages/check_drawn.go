package messages

import "math"

// checkDrawn notes a block whose columns hold nothing to draw. Columns with other mistakes are given the benefit of
// the doubt.
func (d *decoder) checkDrawn(columns []*column) {
	for _, c := range columns {
		if !c.given || c.odd || c.count > len(c.Numbers) || hasNumber(c.Numbers) {
			return
		}
	}
	if len(columns) > 0 {
		d.wrongf(columns[0].offset, []step{field("series")}, "must have at least one number to draw; all values are null or missing")
	}
}

func hasNumber(values []float64) bool {
	for _, v := range values {
		if !math.IsNaN(v) {
			return true
		}
	}
	return false
}
