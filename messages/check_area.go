package messages

// checkForward notes, once a series, an x that goes back: an area that lies over itself says nothing.
func (d *decoder) checkForward(series []xySeriesDraft) {
	for i := range series {
		x := &series[i].x
		if x.odd {
			continue // the items that are left may not be those that were meant
		}
		for k := 1; k < len(x.Numbers); k++ {
			if x.Numbers[k] < x.Numbers[k-1] {
				d.itemsOf(x).wrong(k, []step{field("series"), item(i), field("x")},
					"is below the x before it; sort the points of an area by x")
				break
			}
		}
	}
}

// checkSameX notes series that cannot be stacked, as they have no value where the first one has.
func (d *decoder) checkSameX(series []xySeriesDraft) {
	for i := 1; i < len(series); i++ {
		first, own := &series[0].x, &series[i].x
		if !first.given || !own.given || first.odd || own.odd {
			continue
		}
		at := []step{field("series"), item(i), field("x")}
		if own.count != first.count {
			d.wrongf(own.offset, at, "has %s, but x of the first series has %s; stacked series need the same x "+
				"(null in y is a gap)", counted{own.count, "value"}, counted{first.count, "value"})
			continue
		}
		for k := range min(len(own.Numbers), len(first.Numbers)) {
			if differ(own.Numbers[k], first.Numbers[k]) {
				d.itemsOf(own).wrong(k, at,
					"differs from x of the first series; stacked series need the same x (null in y is a gap)")
				break
			}
		}
	}
}

// differ leaves out what is no number, which is a mistake of its own.
func differ(a, b float64) bool { return a < b || a > b }
