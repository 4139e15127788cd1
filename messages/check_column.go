package messages

import (
	"slices"
	"strconv"
	"strings"

	"plotmill/messages/internal/jsonread"
)

// columnCheck is the second reading of a column, item by item, which words its mistakes.
type columnCheck struct {
	d       *decoder
	r       *jsonread.Reader
	rule    columnRule
	below   []step // from the path to the item
	first   jsonread.Kind
	unmixed bool // that the column mixes times and numbers has not been said
	untimed bool // that times need the scale has not been said
}

// checkColumn reads the column again if it looks wrong, and notes the mistakes. It stands below the path.
func (d *decoder) checkColumn(c *column, rule columnRule, below ...step) {
	if !c.given || rule.clean(c) {
		return
	}
	check := columnCheck{d: d, r: d.r.At(c.offset), rule: rule, unmixed: true, untimed: true}
	check.below = slices.Concat(below, []step{item(0)})
	check.r.Open()
	for i := 0; check.r.Item(); i++ {
		check.below[len(below)] = item(i)
		check.item()
	}
}

func (c *columnCheck) wrongf(format string, args ...any) {
	c.d.wrongf(c.r.Offset(), c.below, format, args...)
}

func (c *columnCheck) item() {
	switch kind := c.r.Kind(); kind {
	case jsonread.Null:
		if !c.rule.gaps {
			c.wrongf("must not be null: x has no gaps; leave the point out, or set its y to null")
		}
	case jsonread.Number:
		ahead := *c.r
		c.number(ahead.Float())
	case jsonread.String:
		ahead := *c.r
		c.text(string(ahead.Text()))
	default:
		c.wrongf("must be %s, not %s", c.allowed(), kindName(kind))
	}
	c.r.Skip()
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
