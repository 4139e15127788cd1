package messages

import "plotmill/messages/internal/jsonread"

// rowCells finds cells in the objects of "rows".
type rowCells struct {
	rows  []int         // offsets
	found map[int][]int // offsets of the cells by column, of the rows that were looked for
}

// readDataRows reads "rows", whose first one names the columns.
func (d *decoder) readDataRows(set *dataSet) {
	offset, ok := d.expect(jsonread.Array)
	if !ok {
		set.faulty = true
		return
	}
	source := &rowCells{}
	set.source = source
	d.r.Open()
	i := 0
	for ; d.r.Item(); i++ {
		if d.datasets.told {
			d.r.Skip()
			continue
		}
		d.push(item(i))
		d.readDataRow(set, source)
		d.pop()
	}
	if i == 0 {
		d.wrongHeref(offset, "must not be empty: the first row names the columns")
		set.faulty = true
	}
}

func (d *decoder) readDataRow(set *dataSet, source *rowCells) {
	offset, ok := d.expect(jsonread.Object)
	if !ok {
		set.faulty = true
		return
	}
	row := len(source.rows)
	source.rows = append(source.rows, offset)
	d.r.Open()
	for n := 0; ; n++ {
		name, more := d.r.Field()
		if !more {
			break
		}
		c := d.dataField(set, name, n, row)
		if c == nil {
			continue
		}
		d.push(field(c.name))
		d.readDataCell(c)
		d.pop()
	}
	d.endDataRow(set, offset, row)
}

// dataField finds the column of a field, the n-th of its row; nil: it was skipped as a mistake.
func (d *decoder) dataField(set *dataSet, name []byte, n, row int) *dataColumn {
	i, found := n, n < len(set.columns) && set.columns[n].name == string(name)
	if !found {
		i, found = set.index[string(name)]
	}
	switch {
	case found && len(set.columns[i].values) > row:
		d.doubledField(set.columns[i].name)
	case found:
		return &set.columns[i]
	case row == 0:
		return d.firstRowField(set, string(name))
	default:
		d.unknownDataField(set, string(name))
	}
	set.faulty = true
	return nil
}

func (d *decoder) firstRowField(set *dataSet, name string) *dataColumn {
	d.push(field(name))
	c, ok := d.addDataColumn(set, d.r.Offset(), name)
	d.pop()
	if !ok {
		d.r.Skip()
	}
	return c
}

func (d *decoder) unknownDataField(set *dataSet, name string) {
	offset, hint := d.r.Offset(), ""
	if d.mistakes.keeps(offset) {
		hint = set.hint(name)
	}
	d.wrongf(offset, []step{field(name)}, "unknown column %s, which the first row does not have; %s", quoted(name), hint)
	d.r.Skip()
}

// endDataRow notes the columns that the row did not have.
func (d *decoder) endDataRow(set *dataSet, offset, row int) {
	for i := range set.columns {
		c := &set.columns[i]
		if len(c.values) > row {
			continue
		}
		c.addFault()
		d.wrongHeref(offset, "the column %q of the first row is missing; write null for a gap", c.name)
	}
	if len(set.columns) == 0 && !set.faulty {
		set.faulty = true
		d.wrongHeref(offset, "must not be empty: the first row names the columns")
	}
	d.roomForCells(offset, max(len(set.columns), 1))
}

func (s *rowCells) offset(_ *dataColumn, row int) int { return s.rows[row] }

func (s *rowCells) finder(d *decoder, c *dataColumn) func(row int) dataCell {
	return func(row int) dataCell {
		at := s.find(d, c, row)[c.position]
		return cellAt(*d.r.At(at), field("rows"), item(row), field(c.name))
	}
}

// find goes through a row once, however many of its cells are wrong.
func (s *rowCells) find(d *decoder, c *dataColumn, row int) []int {
	if cells := s.found[row]; cells != nil {
		return cells
	}
	cells := make([]int, len(c.set.columns))
	r := d.r.At(s.rows[row])
	r.Open()
	for name, more := r.Field(); more; name, more = r.Field() {
		cells[c.set.index[string(name)]] = r.Offset()
		r.Skip()
	}
	if s.found == nil {
		s.found = make(map[int][]int)
	}
	s.found[row] = cells
	return cells
}
