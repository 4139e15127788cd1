package pdf

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

// dotRun is a run of dots that share one path.
type dotRun struct {
	open   bool
	color  color.NRGBA
	radius vg.Length
}

// Dot fills a circle: a rectangle of no height and one unit's width, stroked with round caps and joins. It is the
// shortest form that every reader draws; some leave out lines of no length. Dots of one opaque colour share a path;
// half transparent ones must not, or they would not show where they overlap.
func (c *Canvas) Dot(center vg.Point, radius vg.Length) {
	run := dotRun{open: true, color: c.pen.color, radius: radius}
	if !c.dots.open || c.dots != run {
		c.endDots()
		c.writeStroke(2*radius, nil, 0, true)
		c.dots = run
	}
	x, y := c.place(center)
	c.content = append(appendXY(c.content, x, y), "1 0 re\n"...)
	if run.color.A != 255 {
		c.content = append(c.content, "S\n"...)
	}
}

func (c *Canvas) endDots() {
	if c.dots.open && c.dots.color.A == 255 {
		c.content = append(c.content, "S\n"...)
	}
	c.dots.open = false
}
