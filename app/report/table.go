package report

import (
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
	"plotmill/messages"
)

// tablePart is a table, or some of the columns of one that is too wide. Its pieces are the title, the head, and the
// rows.
type tablePart struct {
	table   *messages.Table
	block   int
	columns []tableColumn
	titles  []string // lines
	head    piece
}

// The indices of pieces that are not rows.
const (
	titlePiece = -2
	headPiece  = -1
)

// Measures of a row, beside its lines.
const (
	cellPadding = 4 // left and right
	rowPadding  = 5.5
	tallestCell = 30 // lines; a longer text ends in an ellipsis
)

// appendTable cuts a table into its pieces.
func (w *work) appendTable(to []piece, index int, b *messages.Table) ([]piece, error) {
	columns, err := w.measureColumns(b)
	if err != nil {
		return nil, err
	}
	for n, group := range w.columnGroups(columns) {
		t := &tablePart{table: b, block: index, columns: group}
		from := len(to)
		if n == 0 {
			to = t.appendTitle(w, to)
		}
		if to, err = t.appendRows(w, to); err != nil {
			return nil, err
		}
		to[from].before = blockGap
	}
	return to, nil
}

func (t *tablePart) appendTitle(w *work, to []piece) []piece {
	title := t.table.Title
	if title == "" && t.table.Unit == "" {
		return to
	}
	height := vg.Length(6)
	if title != "" {
		t.titles = w.look.Wrap(look.ChartTitle, title, w.sheet.bodyWidth(), 5)
		height += look.ChartTitle.Leading() * vg.Length(len(t.titles))
	}
	if t.table.Unit != "" {
		height += look.Unit.Leading()
	}
	return append(to, piece{part: t, index: titlePiece, height: height, keep: true})
}

func (t *tablePart) appendRows(w *work, to []piece) ([]piece, error) {
	lines := 1
	for i := range t.columns {
		c := &t.columns[i]
		lines = max(lines, len(w.look.Wrap(look.HeadCell, c.name, c.inner(), tallestCell)))
	}
	t.head = piece{part: t, index: headPiece, height: rowHeight(look.HeadCell, lines), keep: true}
	to = append(to, t.head)
	for i, row := range t.table.Rows {
		if i%256 == 0 && w.ctx.Err() != nil {
			return nil, w.ctx.Err()
		}
		to = append(to, piece{part: t, index: i, height: rowHeight(look.Cell, t.rowLines(w, row))})
	}
	if n := len(t.table.Rows); n > 1 { // neither first nor last row stands alone
		to[len(to)-n].keep, to[len(to)-2].keep = true, true
	}
	to[len(to)-1].keep = false
	return to, nil
}

func rowHeight(s look.Style, lines int) vg.Length {
	return s.Leading()*vg.Length(lines) + rowPadding
}

func (t *tablePart) rowLines(w *work, row []messages.Cell) int {
	most := 1
	for i := range t.columns {
		c := &t.columns[i]
		if c.wide && c.index < len(row) {
			most = max(most, len(w.look.Wrap(look.Cell, w.cellText(row[c.index]), c.inner(), tallestCell)))
		}
	}
	return most
}

// cellText is what is written in a cell.
func (w *work) cellText(c messages.Cell) string {
	switch c.Kind {
	case messages.TextCell:
		return c.Text
	case messages.NumberCell:
		return w.look.Lang.Number(c.Number)
	default:
		return "—"
	}
}

// again repeats the head over the rows.
func (t *tablePart) again(index int) (piece, bool) { return t.head, index >= 0 }
