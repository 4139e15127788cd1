package report

import (
	"fmt"
	"strconv"
	"strings"

	"plotmill/messages"
)

// layOut cuts the report into pieces and lays them out on pages.
func (w *work) layOut() ([][]piece, error) {
	pieces := w.cover()
	for i, b := range w.report.Blocks {
		if err := w.ctx.Err(); err != nil {
			return nil, err
		}
		err := w.guarded(i, b, func() (err error) {
			pieces, err = w.appendBlock(pieces, i, b)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return flowOver(w.ctx, pieces, w.sheet.bodyHeight())
}

// blockGap is between blocks.
const blockGap = 22

func (w *work) appendBlock(to []piece, index int, b messages.Block) ([]piece, error) {
	from := len(to)
	switch b := b.(type) {
	case *messages.Text:
		to = w.appendText(to, b)
	case *messages.Table:
		var err error
		if to, err = w.appendTable(to, index, b); err != nil {
			return nil, err
		}
	case *messages.KPIs:
		to = w.appendKPIs(to, b)
	case *messages.Row:
		return w.appendRow(to, index, b)
	case *messages.PageBreak:
		return append(to, piece{turns: true}), nil
	case *messages.Line, *messages.Area, *messages.Bar, *messages.Scatter, *messages.Histogram, *messages.Pie:
		to = append(to, w.chartPiece(index, b))
	default:
		return nil, fmt.Errorf("this version cannot draw blocks of type %q", b.Type())
	}
	if from < len(to) {
		first := to[from].before
		to[from].before = max(first, blockGap)
		if _, isText := b.(*messages.Text); isText {
			to[from].before = first + 8
		}
	}
	return to, nil
}

// guarded runs what a block needs, and makes an error of a panic: a report that cannot be drawn must not take
// others down with it.
func (w *work) guarded(index int, b messages.Block, run func() error) (err error) {
	outer := w.look.Place
	w.look.Place = strings.TrimPrefix(outer+", block "+strconv.Itoa(index), ", ")
	defer func() {
		w.look.Place = outer
		if p := recover(); p != nil {
			err = fmt.Errorf("block %d (%s): drawing failed: %v", index, blockType(b), p)
		}
	}()
	if err = run(); err != nil {
		err = fmt.Errorf("block %d (%s): %w", index, blockType(b), err)
	}
	return err
}

func blockType(b messages.Block) string {
	if b == nil {
		return "none"
	}
	return b.Type()
}
