package messages

import "plotmill/messages/internal/jsonread"

// readDataColumn reads a column that is given as an array.
func (d *decoder) readDataColumn(set *dataSet, name string) {
	if _, found := set.index[name]; found {
		d.doubledField(name)
		return
	}
	set.source = columnCells{}
	d.push(field(name))
	defer d.pop()
	c, ok := d.addDataColumn(set, d.r.Offset(), name)
	if !ok {
		d.r.Skip()
		return
	}
	offset, ok := d.expect(jsonread.Array)
	if !ok {
		c.faulty = true
		return
	}
	c.offset = offset
	d.r.Open()
	d.readDataValues(c)
}

// addDataColumn adds a column of that name to the set, up to MaxDataColumns.
func (d *decoder) addDataColumn(set *dataSet, offset int, name string) (c *dataColumn, ok bool) {
	if len(set.columns) == MaxDataColumns {
		if !set.faulty {
			d.wrongHeref(offset, "the data set has more than %s columns; send only those that are used", grouped(MaxDataColumns))
		}
		set.faulty = true
		return nil, false
	}
	d.checkDataName(offset, name)
	return set.add(name), true
}

// readDataValues reads the items of the open array, numbers at full speed.
func (d *decoder) readDataValues(c *dataColumn) {
	room, over := max(MaxDataCells-d.datasets.cells, 0), 0
	c.values = make([]float64, 0, min(d.r.Guess(), room))
	for {
		read := len(c.values)
		c.values = d.r.Floats(c.values, room, MaxValue)
		for k := read; c.firstNumber < 0 && k < len(c.values); k++ {
			if c.values[k] == c.values[k] {
				c.firstNumber = k
			}
		}
		if !d.r.Item() {
			break
		}
		if len(c.values) == room {
			over++
			d.r.Skip()
			continue
		}
		d.push(item(len(c.values)))
		d.readDataCell(c)
		d.pop()
	}
	d.roomForCells(c.offset, len(c.values)+over)
}

// readDataCell reads the cell that comes next into the column.
func (d *decoder) readDataCell(c *dataColumn) {
	switch kind := d.r.Kind(); kind {
	case jsonread.Null:
		d.r.Null()
		c.addNull()
	case jsonread.String:
		c.addText(d.r.Text())
	case jsonread.Number:
		before := d.mistakes.total
		if value := d.readNumber(); d.mistakes.total == before {
			c.addNumber(value)
		} else {
			c.addFault()
		}
	default:
		d.wrongHeref(d.r.Offset(), "must be a number, a string or null, not %s", kindName(kind))
		d.r.Skip()
		c.addFault()
	}
}

// checkDataLengths notes columns that are longer or shorter than the first. Columns over the limit of cells are cut, so
// that their lengths say nothing.
func (d *decoder) checkDataLengths(set *dataSet) {
	if d.datasets.told {
		return
	}
	first := &set.columns[0]
	for i := range set.columns {
		c := &set.columns[i]
		if c.offset == 0 || first.offset == 0 || len(c.values) == len(first.values) {
			continue
		}
		d.wrongf(c.offset, []step{field(c.name)}, "has %s, but %s has %s; the columns of a data set have the same length (null is a gap)",
			counted{len(c.values), "value"}, quoted(first.name), counted{len(first.values), "value"})
		set.faulty = true
	}
}

// columnCells finds cells in arrays, going through each once.
type columnCells struct{}

func (columnCells) offset(c *dataColumn, _ int) int { return c.offset }

func (columnCells) finder(d *decoder, c *dataColumn) func(row int) dataCell {
	r := d.r.At(c.offset)
	r.Open()
	r.Item()
	at := 0
	return func(row int) dataCell {
		for ; at < row; at++ {
			r.Skip()
			r.Item()
		}
		return cellAt(*r, field(c.name), item(row))
	}
}

// cellAt reads the cell that r stands at.
func cellAt(r jsonread.Reader, below ...step) dataCell {
	cell := dataCell{kind: r.Kind(), offset: r.Offset(), below: below}
	switch cell.kind {
	case jsonread.Number:
		cell.number = r.Float()
	case jsonread.String:
		cell.text = string(r.Text())
	default:
	}
	return cell
}
