package chart

import (
	"context"
	"fmt"

	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
	"plotmill/app/report/pdf"
	"plotmill/messages"
)

// Artist draws the charts of one report after another. It keeps memory from chart to chart, so it is not safe for
// concurrent use.
type Artist struct {
	points  []vg.Point
	bases   []vg.Point
	crowded []uint8
}

// Draw draws a chart block into area, title and legend included. It ends early with the error of ctx.
func (a *Artist) Draw(ctx context.Context, l *look.Look, c *pdf.Canvas, area vg.Rectangle, b messages.Block) error {
	f := &figure{artist: a, ctx: ctx, look: l, canvas: c, area: area}
	switch b := b.(type) {
	case *messages.Line:
		f.line(b)
	case *messages.Area:
		f.areas(b)
	case *messages.Scatter:
		f.scatter(b)
	case *messages.Bar:
		f.bar(b)
	case *messages.Histogram:
		f.histogram(b)
	case *messages.Pie:
		f.pie(b)
	default:
		return fmt.Errorf("block type %q is no chart", b.Type())
	}
	return f.err
}

// Rows is how many rows of bars a block needs to be tall enough for; 0 for all but horizontal bars.
func Rows(b messages.Block) int {
	bar, ok := b.(*messages.Bar)
	if !ok || !bar.Horizontal {
		return 0
	}
	if bar.Stack == "" || bar.Stack == "none" {
		return len(bar.Categories) * max(1, len(bar.Series))
	}
	return len(bar.Categories)
}
