package report

import (
	"gonum.org/v1/plot/vg"

	"plotmill/messages"
)

// rowColumn is a block of a row.
type rowColumn struct {
	left, width vg.Length // from the row's left end
	pieces      []piece   // of the block, top down
	chart       bool      // as tall as the row has room for
}

// columnGap is between the blocks of a row.
const columnGap = 20

// shareRow gives each block of a row its share of the width.
func shareRow(width vg.Length, b *messages.Row) []rowColumn {
	columns := make([]rowColumn, len(b.Blocks))
	share := func(i int) vg.Length {
		if i < len(b.Widths) {
			return vg.Length(b.Widths[i])
		}
		return 1
	}
	all := vg.Length(0)
	for i := range columns {
		all += share(i)
	}
	room, left := width-columnGap*vg.Length(len(columns)-1), vg.Length(0)
	for i := range columns {
		columns[i].left, columns[i].width = left, room*share(i)/all
		left += columns[i].width + columnGap
	}
	return columns
}

// beside is the work for a block that has only a column of the sheet.
func (w *work) beside(c *rowColumn) *work {
	column := *w
	column.sheet.left += c.left
	column.sheet.right = w.sheet.width - column.sheet.left - c.width
	return &column
}
