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

const (
	leastChart  = 150 // the height of a chart in a row
	narrowChart = 220 // the height below which a chart is made taller than it would be on a page so narrow
)

// besideHeight is how tall a chart is in a row that would be so tall on a page as narrow: a small chart is of little use
// when it is flat, too.
func besideHeight(alone vg.Length) vg.Length {
	return max(leastChart, alone, min(alone*1.2, narrowChart))
}

// appendRow sets blocks side by side; or, where that would be taller than a page, one below the other.
func (w *work) appendRow(to []piece, index int, b *messages.Row) ([]piece, error) {
	warnings := len(w.look.Warnings())
	part := &rowPart{row: b, index: index, columns: shareRow(w.sheet.bodyWidth(), b)}
	if err := part.fill(w); err != nil {
		return nil, err
	}
	p := part.piece(w.sheet.bodyHeight())
	switch {
	case p.height == 0:
		return to, nil
	case p.height > w.sheet.bodyHeight():
		w.look.Forget(warnings)
		return w.appendUnrolled(to, b)
	}
	return append(to, p), nil
}

// fill cuts the blocks into their pieces.
func (r *rowPart) fill(w *work) error {
	for i := range r.columns {
		c, block := &r.columns[i], r.row.Blocks[i]
		err := w.guarded(i, block, func() (err error) {
			c.pieces, err = w.beside(c).appendBlock(nil, i, block)
			return err
		})
		if err != nil {
			return err
		}
		c.chart = isChart(c.pieces)
	}
	return nil
}

// piece is the whole row, as tall as its tallest block; charts give way to the others.
func (r *rowPart) piece(room vg.Length) piece {
	fixed, charts := vg.Length(0), vg.Length(0)
	for i := range r.columns {
		if c := &r.columns[i]; c.chart {
			charts = max(charts, min(room, besideHeight(c.pieces[0].height)))
		} else {
			fixed = max(fixed, stacked(c.pieces))
		}
	}
	r.charts = charts * 1.5
	p := piece{part: r, before: blockGap, height: max(fixed, charts)}
	if charts > 0 {
		p.least = max(fixed, charts*0.85)
		p.most = max(p.height, charts*1.17)
	}
	return p
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
