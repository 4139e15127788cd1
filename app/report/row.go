package report

import (
	"gonum.org/v1/plot/vg"

	"plotmill/messages"
)

// rowPart is blocks side by side, one piece.
type rowPart struct {
	unrepeated
	row     *messages.Row
	index   int // of the block
	columns []rowColumn
	charts  vg.Length // the height up to which charts look well
}

// rowColumn is a block of a row.
type rowColumn struct {
	left, width vg.Length // from the row's left end
	pieces      []piece   // of the block, top down
	chart       bool      // as tall as the row has room for
}

const (
	columnGap   = 20  // between the blocks of a row
	leastChart  = 150 // the height of a chart in a row
	narrowChart = 190 // the height below which a chart is made taller than it would be on a page so narrow
)

// besideHeight is how tall a chart is in a row that would be so tall on a page as narrow: a small chart is of little use
// when it is flat, too.
func besideHeight(alone vg.Length) vg.Length {
	return max(leastChart, alone, min(alone*1.2, narrowChart))
}

// appendRow sets blocks side by side; or, where that would be taller than a page, one below the other.
func (w *work) appendRow(to []piece, index int, b *messages.Row) ([]piece, error) {
	part := &rowPart{row: b, index: index, columns: shareRow(w.sheet.bodyWidth(), b)}
	fixed, charts := vg.Length(0), vg.Length(0)
	for i := range part.columns {
		c := &part.columns[i]
		err := w.guarded(i, b.Blocks[i], func() (err error) {
			c.pieces, err = w.beside(c).appendBlock(nil, i, b.Blocks[i])
			return err
		})
		if err != nil {
			return nil, err
		}
		if c.chart = isChart(c.pieces); c.chart {
			charts = max(charts, besideHeight(c.pieces[0].height))
		} else {
			fixed = max(fixed, stacked(c.pieces))
		}
	}
	if fixed == 0 && charts == 0 {
		return to, nil
	}
	if fixed > w.sheet.bodyHeight() {
		return w.appendUnrolled(to, b)
	}
	charts = min(charts, w.sheet.bodyHeight())
	part.charts = charts * 1.5
	p := piece{part: part, before: blockGap, height: max(fixed, charts)}
	if charts > 0 {
		p.least = max(fixed, charts*0.85)
		p.most = max(p.height, charts*1.17)
	}
	return append(to, p), nil
}

// appendUnrolled sets the blocks of a row one below the other.
func (w *work) appendUnrolled(to []piece, b *messages.Row) (_ []piece, err error) {
	w.look.Warnf("the row is taller than a page: its blocks stand one below the other")
	for i, block := range b.Blocks {
		err = w.guarded(i, block, func() (err error) {
			to, err = w.appendBlock(to, i, block)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return to, nil
}

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

func isChart(pieces []piece) bool {
	if len(pieces) != 1 {
		return false
	}
	_, chart := pieces[0].part.(*chartPart)
	return chart
}

// stacked is the height of pieces one below the other.
func stacked(pieces []piece) (sum vg.Length) {
	for i := range pieces {
		if i > 0 {
			sum += pieces[i].before
		}
		sum += pieces[i].height
	}
	return sum
}

func (r *rowPart) draw(w *work, _ int, area vg.Rectangle) error {
	return w.guarded(r.index, r.row, func() error {
		chapter := w.chapter
		for i := range r.columns {
			w.chapter = chapter // a heading in one column is not that of its neighbours
			if err := r.drawColumn(w, &r.columns[i], area); err != nil {
				return err
			}
		}
		w.chapter = chapter
		return nil
	})
}

func (r *rowPart) drawColumn(w *work, c *rowColumn, area vg.Rectangle) error {
	left, y := area.Min.X+c.left, area.Max.Y
	for i := range c.pieces {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		p := &c.pieces[i]
		height := p.height
		if c.chart {
			height = min(area.Max.Y-area.Min.Y, r.charts)
		}
		if i > 0 {
			y -= p.before
		}
		own := vg.Rectangle{Min: vg.Point{X: left, Y: y - height}, Max: vg.Point{X: left + c.width, Y: y}}
		if err := p.part.draw(w, p.index, own); err != nil {
			return err
		}
		y -= height
	}
	return nil
}
