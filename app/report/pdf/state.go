package pdf

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

// pen is what a caller has set: what the next mark should look like and where it goes.
type pen struct {
	matrix   matrix
	color    color.NRGBA
	width    vg.Length
	dash     []vg.Length
	dashFrom vg.Length
}

// SetLineWidth is of vg.Canvas.
func (c *Canvas) SetLineWidth(w vg.Length) { c.pen.width = w }

// SetLineDash is of vg.Canvas.
func (c *Canvas) SetLineDash(pattern []vg.Length, offset vg.Length) {
	c.pen.dash, c.pen.dashFrom = pattern, offset
}

// SetColor is of vg.Canvas; nil is black.
func (c *Canvas) SetColor(k color.Color) {
	switch k := k.(type) {
	case nil:
		c.pen.color = color.NRGBA{A: 255}
	case color.NRGBA:
		c.pen.color = k
	default:
		c.pen.color, _ = color.NRGBAModel.Convert(k).(color.NRGBA)
	}
}

// Push is of vg.Canvas.
func (c *Canvas) Push() { c.pens = append(c.pens, c.pen) }

// Pop is of vg.Canvas.
func (c *Canvas) Pop() {
	c.pen = c.pens[len(c.pens)-1]
	c.pens = c.pens[:len(c.pens)-1]
}
