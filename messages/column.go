package messages

import (
	"math"

	"plotmill/messages/internal/jsonread"
)

// column is an array of values as first read: fast, with whatever looks odd left to the second reading, which begins
// once the block, and so the axis, is known.
type column struct {
	Values
	given  bool        // it is an array
	offset int         // of the array, or of the name
	count  int         // items, also those that are not kept
	odd    bool        // some item needs the second reading whatever the axis
	use    *columnUse  // it is no array but the name of a column
	from   *dataColumn // the column that was named
}

// budget counts what is left of MaxPoints.
type budget struct {
	x, y int // spent
	told bool
}

// readColumn reads an array of values, of which up to what is left of MaxPoints are kept, or a column's name.
func (d *decoder) readColumn(spent *int) column {
	if d.r.Kind() == jsonread.String {
		use := d.readUse(spent)
		return column{use: use, offset: use.offset}
	}
	offset, ok := d.expect(jsonread.Array)
	if !ok {
		return column{}
	}
	d.r.Open()
	c := column{given: true, offset: offset}
	room := MaxPoints - *spent
	c.Numbers = make([]float64, 0, min(d.r.Guess(), room))
	times := 0
	for {
		c.Numbers = d.r.Floats(c.Numbers, room, MaxValue)
		if !d.r.Item() {
			break
		}
		if len(c.Numbers) == room {
			c.count++
			d.r.Skip()
			continue
		}
		value, isTime := d.readOdd(&c)
		if isTime {
			times++
		}
		c.Numbers = append(c.Numbers, value)
	}
	d.tooMany(&c, nil)
	*spent += len(c.Numbers)
	c.count += len(c.Numbers)
	c.Time = times > 0
	c.odd = c.odd || times > 0 && times < c.count
	return c
}

// readOdd reads an item that is neither null nor a number within range: a time, or a mistake to be told later.
func (d *decoder) readOdd(c *column) (value float64, isTime bool) {
	if d.r.Kind() == jsonread.String {
		if value, ok := parseTime(d.r.Text()); ok {
			return value, true
		}
	} else {
		d.r.Skip()
	}
	c.odd = true
	return math.NaN(), false
}

// tooMany tells once that the report has more than MaxPoints; c.count is what was not kept.
func (d *decoder) tooMany(c *column, below []step) {
	if c.count == 0 || d.spent.told {
		return
	}
	d.spent.told = true
	d.wrongf(c.offset, below, "the report has more than %s points; send fewer, for example one mean for each minute",
		grouped(MaxPoints))
}
