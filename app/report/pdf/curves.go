package pdf

import (
	"math"

	"gonum.org/v1/plot/vg"
)

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
