package messages

import (
	"math"
	"slices"
)

// checkUsed checks a column of a data set for a use. What is wrong with it is said once for uses of the same kind, with
// pointers into the data set.
func (d *decoder) checkUsed(c *column, rule columnRule, below []step) {
	data := c.from
	if slices.Contains(data.checked, rule) {
		return
	}
	data.checked = append(data.checked, rule)
	use := d.useOf(c, below)
	check := columnCheck{rule: rule, first: data.firstKind(), unmixed: true, untimed: true}
	check.wrongf = use.wrongf
	for row, v := range c.Numbers {
		if !rule.suspects(data, row, v) {
			continue
		}
		if !d.mistakes.keeps(use.offset(row)) { // there may be millions
			d.mistakes.count(use.offset(row))
			continue
		}
		use.find(row)
		check.csv = use.cell.place != ""
		check.item(use.cell)
	}
}

// suspects tells whether a cell needs the second reading: v is in that row of the column.
func (rule columnRule) suspects(c *dataColumn, row int, v float64) bool {
	least, most := rule.bounds()
	switch {
	case isOdd(v), rule.scale == "time" && row == c.mixed(), rule.scale != "time" && row == c.firstTime:
		return true
	case math.IsNaN(v):
		return !rule.gaps
	}
	return v < least || v > most
}

// usedCells notes mistakes in the cells of a column that a series or block uses.
type usedCells struct {
	d      *decoder
	column *column
	use    string // pointer to where the column's name stands
	cells  func(row int) dataCell
	cell   dataCell // the one that was found last
}

func (d *decoder) useOf(c *column, below []step) *usedCells {
	return &usedCells{
		d: d, column: c, cells: c.from.set.source.finder(d, c.from),
		use: string(appendPointer(appendPointer(nil, d.path), below)),
	}
}

func (u *usedCells) offset(row int) int { return u.column.from.set.source.offset(u.column.from, row) }

func (u *usedCells) find(row int) { u.cell = u.cells(row) }

func (u *usedCells) wrongf(format string, args ...any) {
	d, path := u.d, u.d.path
	d.path = []step{field("datasets"), field(u.column.from.set.name)}
	args = append(append([]any{u.cell.place}, args...), u.use)
	d.wrongf(u.cell.offset, u.cell.below, "%s"+format+" (used by %s)", args...)
	d.path = path
}

// wrongItemf notes a mistake in item k of a column, which stands below the path or in a data set.
func (d *decoder) wrongItemf(c *column, k int, below []step, format string, args ...any) {
	switch {
	case c.from != nil:
		if offset := c.from.set.source.offset(c.from, k); !d.mistakes.keeps(offset) {
			d.mistakes.count(offset)
			return
		}
		use := d.useOf(c, below)
		use.find(k)
		use.wrongf(format, args...)
	case d.mistakes.keeps(c.offset):
		d.wrongf(d.offsetOf(c, k), append(below, item(k)), format, args...)
	default:
		d.mistakes.count(c.offset)
	}
}

// offsetOf finds the offset of item k of an array again.
func (d *decoder) offsetOf(c *column, k int) int {
	r := d.r.At(c.offset)
	r.Open()
	for r.Item() && k > 0 {
		r.Skip()
		k--
	}
	return r.Offset()
}
