package messages

import "plotmill/messages/internal/jsonread"

// readCell reads a text, a number or null.
func (d *decoder) readCell() Cell {
	switch kind := d.r.Kind(); kind {
	case jsonread.Null:
		d.r.Null()
	case jsonread.String:
		return Cell{Kind: TextCell, Text: d.readString(MaxCell, "")}
	case jsonread.Number:
		return Cell{Kind: NumberCell, Number: d.readNumber()}
	default:
		d.wrongHeref(d.r.Offset(), "must be a string, a number or null, not %s", kindName(kind))
		d.r.Skip()
	}
	return Cell{}
}

// readNumber reads the number that comes next.
func (d *decoder) readNumber() float64 {
	offset := d.r.Offset()
	value := d.r.Float()
	if value > MaxValue || value < -MaxValue {
		d.wrongHeref(offset, "must be a number from -1e300 to 1e300")
	}
	return value
}
