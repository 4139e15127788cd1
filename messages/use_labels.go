package messages

import (
	"math"
	"strconv"
)

// useLabels returns a column of texts, each a label; false: there is a mistake.
func (d *decoder) useLabels(use *columnUse, below ...step) (labels []string, ok bool) {
	data := d.findUsed(use, below)
	if data == nil {
		return nil, false
	}
	switch n := len(data.values); {
	case n == 0:
		d.wrongf(use.offset, below, "must not be empty: the column has no values")
		return nil, false
	case n > MaxCategories:
		d.wrongf(use.offset, below, "has %s categories; at most %s are allowed", grouped(n), grouped(MaxCategories))
		return nil, false
	}
	if data.labels == nil {
		data.labels = make([]string, len(data.values))
		c := &column{from: data}
		for row := range data.labels {
			data.labels[row] = d.readDataLabel(c, row, below)
		}
	}
	return data.labels, true
}

// readDataLabel reads the label in a row. Numbers are written plainly.
func (d *decoder) readDataLabel(c *column, row int, below []step) string {
	v := c.from.values[row]
	text := c.from.textOf(row)
	switch {
	case math.IsNaN(v) && !isOdd(v):
		d.wrongItemf(c, row, below, "must not be null: each category needs a name")
		return ""
	case text == "" && !isOdd(v):
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	if detail := labelDetail(text); detail != "" {
		d.wrongItemf(c, row, below, "%s", detail)
	}
	return text
}

// textOf is the text of a row; "": it is an empty one, or no text.
func (c *dataColumn) textOf(row int) string {
	if row < len(c.texts) {
		return c.texts[row]
	}
	return ""
}
