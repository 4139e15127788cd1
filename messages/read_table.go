package messages

import "plotmill/messages/internal/jsonread"

// tableDraft is a table block as first read.
type tableDraft struct {
	Table
	columnsGiven bool
	columnCount  int
	rowsGiven    bool
	rowsOffset   int
	fewest, most int // cells of a row
	cells        int
	row          []Cell // the row that is being read
}

var tableFields = headed(func(b *tableDraft) *Heading { return &b.Heading },
	objectField[tableDraft]{"columns", true, func(d *decoder, b *tableDraft) {
		b.columnCount, b.columnsGiven = d.readList(MaxColumns, "columns", func(int) {
			b.Columns = append(b.Columns, Column{})
			readObject(d, tableColumnFields, &b.Columns[len(b.Columns)-1])
		})
	}},
	objectField[tableDraft]{"rows", true, func(d *decoder, b *tableDraft) { d.readRows(b) }},
)

var tableColumnFields = []objectField[Column]{
	{"name", true, func(d *decoder, c *Column) { c.Name = d.readLabel() }},
	{"align", false, func(d *decoder, c *Column) { c.Align = d.readChoice("left", "right", "center") }},
}

func (d *decoder) readTable() Block {
	b := &tableDraft{}
	readObject(d, tableFields, b)
	d.checkRows(b)
	return &b.Table
}

// readRows reads the rows, of which there may be none.
func (d *decoder) readRows(b *tableDraft) {
	offset, ok := d.expect(jsonread.Array)
	if !ok {
		return
	}
	b.rowsGiven, b.rowsOffset = true, offset
	d.r.Open()
	for i := 0; d.r.Item(); i++ {
		d.push(item(i))
		d.readRow(b)
		d.pop()
	}
	if b.cells > MaxCells {
		d.wrongHeref(offset, "has %s cells; at most %s are allowed in a table", grouped(b.cells), grouped(MaxCells))
	}
}

// readRow keeps the row unless the table is over its limit. An empty row is counted as a cell, so that rows of
// nothing have a limit as well.
func (d *decoder) readRow(b *tableDraft) {
	if _, ok := d.expect(jsonread.Array); !ok {
		return
	}
	d.r.Open()
	b.row = b.row[:0]
	n := 0
	for ; d.r.Item(); n++ {
		d.push(item(n))
		if cell := d.readCell(); b.cells+n < MaxCells {
			b.row = append(b.row, cell)
		}
		d.pop()
	}
	if len(b.Rows) == 0 {
		b.fewest = n
	}
	b.fewest, b.most = min(b.fewest, n), max(b.most, n)
	if b.cells += max(n, 1); b.cells <= MaxCells {
		b.Rows = append(b.Rows, append([]Cell(nil), b.row...))
	}
}

// checkRows reads the rows again if one has too many or too few cells, and notes each.
func (d *decoder) checkRows(b *tableDraft) {
	even := len(b.Rows) == 0 || b.fewest == b.columnCount && b.most == b.columnCount
	if !b.columnsGiven || !b.rowsGiven || even {
		return
	}
	r := d.r.At(b.rowsOffset)
	r.Open()
	for i := 0; r.Item(); i++ {
		if r.Kind() != jsonread.Array {
			r.Skip()
			continue
		}
		offset, n := r.Offset(), 0
		for r.Open(); r.Item(); n++ {
			r.Skip()
		}
		if n != b.columnCount {
			d.wrongf(offset, []step{field("rows"), item(i)}, "has %s for %s; give one for each column (null is an empty cell)",
				counted{n, "cell"}, counted{b.columnCount, "column"})
		}
	}
}
