package pdf

import (
	"gonum.org/v1/plot/vg"
)

// Stroke is of vg.Canvas.
func (c *Canvas) Stroke(p vg.Path) {
	if len(p) == 0 || !(c.pen.width > 0) || c.pen.color.A == 0 {
		return
	}
	c.endDots()
	c.writeStroke(c.pen.width, c.pen.dash, c.pen.dashFrom, false)
	c.appendPath(p)
	c.content = append(c.content, "S\n"...)
}

// StrokePolyline strokes the line through the points; those that round to the one before are left out.
func (c *Canvas) StrokePolyline(points []vg.Point) {
	if len(points) < 2 || !(c.pen.width > 0) || c.pen.color.A == 0 {
		return
	}
	c.endDots()
	c.writeStroke(c.pen.width, c.pen.dash, c.pen.dashFrom, false)
	lastX, lastY := c.place(points[0])
	c.content = append(appendXY(c.content, lastX, lastY), "m\n"...)
	for _, p := range points[1:] {
		if x, y := c.place(p); x != lastX || y != lastY {
			lastX, lastY = x, y
			c.content = append(appendXY(c.content, x, y), 'l', '\n')
		}
	}
	c.content = append(c.content, "S\n"...)
}

// Fill is of vg.Canvas.
func (c *Canvas) Fill(p vg.Path) {
	if len(p) == 0 || c.pen.color.A == 0 {
		return
	}
	c.endDots()
	c.writeFill()
	c.appendPath(p)
	c.content = append(c.content, "f\n"...)
}

// FillRectangle fills r.
func (c *Canvas) FillRectangle(r vg.Rectangle) {
	if c.pen.color.A == 0 {
		return
	}
	c.endDots()
	c.writeFill()
	c.appendRectangle(r)
	c.content = append(c.content, "re f\n"...)
}

func (c *Canvas) appendPath(p vg.Path) {
	for i := range p {
		part := &p[i]
		switch part.Type {
		case vg.MoveComp:
			c.appendPoint(part.Pos, "m\n")
		case vg.LineComp:
			c.appendPoint(part.Pos, "l\n")
		case vg.CurveComp:
			c.appendCurveTo(p, i)
		case vg.ArcComp:
			c.appendArc(part, i == 0)
		case vg.CloseComp:
			c.content = append(c.content, "h\n"...)
		}
	}
}

func (c *Canvas) appendPoint(p vg.Point, operator string) {
	x, y := c.place(p)
	c.content = append(appendXY(c.content, x, y), operator...)
}
