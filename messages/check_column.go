package messages

import (
	"slices"
	"strconv"
	"strings"

	"plotmill/messages/internal/jsonread"
)

// columnCheck is the second reading of a column, item by item, which words its mistakes.
type columnCheck struct {
	rule    columnRule
	csv     bool                             // the items are fields of a CSV text
	wrongf  func(format string, args ...any) // notes a mistake in the item
	first   jsonread.Kind
	unmixed bool // that the column mixes times and numbers has not been said
	untimed bool // that times need the scale has not been said
}

// checkColumn finds the column if it is named, reads it again if it looks wrong, and notes the mistakes. It stands
// below the path.
func (d *decoder) checkColumn(c *column, rule columnRule, below ...step) {
	if c.use != nil {
		d.useColumn(c, below)
	}
	switch {
	case !c.given || rule.clean(c):
	case c.from != nil:
		d.checkUsed(c, rule, below)
	default:
		d.checkItems(c, rule, below)
	}
}

// checkItems checks an array.
func (d *decoder) checkItems(c *column, rule columnRule, below []step) {
	r := d.r.At(c.offset)
	below = slices.Concat(below, []step{item(0)})
	check := columnCheck{rule: rule, unmixed: true, untimed: true}
	check.wrongf = func(format string, args ...any) { d.wrongf(r.Offset(), below, format, args...) }
	r.Open()
	for i := 0; r.Item(); i++ {
		below[len(below)-1] = item(i)
		check.item(cellAt(*r))
		r.Skip()
	}
}

func (c *columnCheck) item(cell dataCell) {
	switch cell.kind {
	case jsonread.Null:
		if !c.rule.gaps {
			c.wrongf("must not be %s: x has no gaps; leave the point out, or set its y to null", c.null())
		}
	case jsonread.Number:
		c.number(cell.number)
	case jsonread.String:
		c.text(cell.text)
	default:
		c.wrongf("must be %s, not %s", c.allowed(), kindName(cell.kind))
	}
}

// null is how a gap is written.
func (c *columnCheck) null() string {
	if c.csv {
		return "empty"
	}
	return "null"
}

// allowed says what an item may be.
func (c *columnCheck) allowed() string {
	switch {
	case c.rule.scale == "time":
		return "a time"
	case c.rule.gaps:
		return "a number or null"
	}
	return "a number"
}

func (c *columnCheck) number(v float64) {
	switch {
	case v > MaxValue || v < -MaxValue:
		c.wrongf("must be a number from -1e300 to 1e300")
	case c.rule.scale == "log" && v <= 0:
		c.wrongf("must be above 0 on a log scale; %s, or use the linear scale", c.insteadOfNumber())
	case c.rule.scale == "time" && (v < firstMilli || v > lastMilli):
		c.wrongf("must be Unix milliseconds within the years 0001 to 9999")
	case c.mixes(jsonread.Number):
		c.wrongf("is a number among times; write all of them as strings, or all as Unix milliseconds")
	}
}

// mixes tells, once, that there are strings and numbers in a column of times.
func (c *columnCheck) mixes(kind jsonread.Kind) bool {
	if c.first == jsonread.Invalid {
		c.first = kind
	}
	if c.rule.scale != "time" || c.first == kind || !c.unmixed {
		return false
	}
	c.unmixed = false
	return true
}

func (c *columnCheck) text(text string) {
	_, isTime := parseTime([]byte(text))
	switch {
	case isNonFinite(text):
		c.wrongf("%q is not a number; %s", text, c.insteadOfNumber())
	case c.rule.scale == "time" && !isTime:
		c.wrongf("%s is not a time; write 2026-01-31T08:00:00Z, 2026-01-31 or 2026-01", quoted(text))
	case c.rule.scale == "time" && c.mixes(jsonread.String):
		c.wrongf("is a string among numbers; write all times as strings, or all as Unix milliseconds")
	case c.rule.scale == "time":
	case isTime && c.rule.times && c.untimed:
		c.untimed = false
		c.wrongf(`%q is a time; set the block's "x": {"scale": "time"}`, text)
	case isTime && c.rule.times:
	case c.csv:
		c.wrongf("%s is not a number; numbers are written like -12.5 or 1.5e3, and gaps are empty", quoted(text))
	case isNumber(text):
		c.wrongf("must be %s, not a string; write %s without the quotes", c.allowed(), text)
	case c.rule.times:
		c.wrongf("must be %s, not a string; names along x are for bar blocks", c.allowed())
	default:
		c.wrongf("must be %s, not a string", c.allowed())
	}
}

// insteadOfNumber says what to write where there is no number to draw.
func (c *columnCheck) insteadOfNumber() string {
	if c.rule.gaps && c.csv {
		return "leave the field empty for a gap"
	}
	if c.rule.gaps {
		return "use null for a gap"
	}
	return "leave the point out, as x has no gaps"
}

// isNonFinite tells the ways in which programs write numbers that are none.
func isNonFinite(text string) bool {
	switch strings.ToLower(strings.TrimLeft(text, "+-")) {
	case "nan", "inf", "infinity":
		return true
	}
	return false
}

func isNumber(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil && len(text) <= maxShown
}
