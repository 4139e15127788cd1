package chart

import (
	"image/color"

	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
	"plotmill/app/report/pdf"
)

// pen is how a series is drawn.
type pen struct {
	color color.NRGBA
	width vg.Length
	dash  []vg.Length
}

func (p pen) use(c *pdf.Canvas) {
	c.SetColor(p.color)
	c.SetLineWidth(p.width)
	c.SetLineDash(p.dash, 0)
}

// linePen is the pen of the i-th line. When the colours come again, lines are dashed, another way each round.
func linePen(i int) pen {
	dashes := [][]vg.Length{nil, {5, 2.5}, {1.5, 2}, {7, 2, 1.5, 2}}
	return pen{color: look.Series(i), width: 1.3, dash: dashes[look.Round(i)%len(dashes)]}
}
