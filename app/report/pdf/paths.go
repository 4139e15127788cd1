package pdf

import (
	"math"

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

func (c *Canvas) appendCurve(a, b, end vg.Point) {
	c.appendPoint(a, "")
	c.appendPoint(b, "")
	c.appendPoint(end, "c\n")
}

// appendCurveTo writes a cubic curve, and a quadratic one as the cubic that it equals.
func (c *Canvas) appendCurveTo(p vg.Path, i int) {
	part := &p[i]
	if len(part.Control) == 2 {
		c.appendCurve(part.Control[0], part.Control[1], part.Pos)
		return
	}
	if len(part.Control) != 1 || i == 0 {
		c.appendPoint(part.Pos, "l\n")
		return
	}
	third := func(from vg.Point) vg.Point {
		k := part.Control[0]
		return vg.Point{X: from.X + (k.X-from.X)*2/3, Y: from.Y + (k.Y-from.Y)*2/3}
	}
	c.appendCurve(third(p[i-1].Pos), third(part.Pos), part.Pos)
}

// appendArc writes an arc as curves of a quarter circle at most, joined to what is before it.
func (c *Canvas) appendArc(arc *vg.PathComp, first bool) {
	parts := min(64, max(1, int(math.Ceil(math.Abs(arc.Angle)/(math.Pi/2)-1e-9))))
	step := arc.Angle / float64(parts)
	reach := 4.0 / 3 * math.Tan(step/4) * float64(arc.Radius)
	at := func(angle float64) (p, ahead vg.Point) {
		sin, cos := math.Sincos(angle)
		p = vg.Point{X: arc.Pos.X + arc.Radius*vg.Length(cos), Y: arc.Pos.Y + arc.Radius*vg.Length(sin)}
		return p, vg.Point{X: vg.Length(-reach * sin), Y: vg.Length(reach * cos)}
	}
	from, ahead := at(arc.Start)
	join := "l\n"
	if first {
		join = "m\n"
	}
	c.appendPoint(from, join)
	for i := range parts {
		to, onward := at(arc.Start + step*float64(i+1))
		c.appendCurve(from.Add(ahead), to.Sub(onward), to)
		from, ahead = to, onward
	}
}
