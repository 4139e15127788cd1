package pdf

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// matrix maps a point to a·x+c·y+e, b·x+d·y+f.
type matrix struct {
	a, b, c, d, e, f float64
	moves            bool // false: it is the identity
}

var identity = matrix{a: 1, d: 1}

// before is the matrix that first does n, then m.
func (m matrix) before(n matrix) matrix {
	return matrix{
		a: n.a*m.a + n.b*m.c, b: n.a*m.b + n.b*m.d,
		c: n.c*m.a + n.d*m.c, d: n.c*m.b + n.d*m.d,
		e: n.e*m.a + n.f*m.c + m.e, f: n.e*m.b + n.f*m.d + m.f, moves: true,
	}
}

// Rotate is of vg.Canvas.
func (c *Canvas) Rotate(radians float64) {
	sin, cos := math.Sincos(radians)
	c.pen.matrix = c.pen.matrix.before(matrix{a: cos, b: sin, c: -sin, d: cos})
}

// Translate is of vg.Canvas.
func (c *Canvas) Translate(by vg.Point) {
	c.pen.matrix = c.pen.matrix.before(matrix{a: 1, d: 1, e: float64(by.X), f: float64(by.Y)})
}

// Scale is of vg.Canvas.
func (c *Canvas) Scale(x, y float64) { c.pen.matrix = c.pen.matrix.before(matrix{a: x, d: y}) }

// place rounds a point of the caller's to the page's units.
func (c *Canvas) place(p vg.Point) (x, y int) {
	m := &c.pen.matrix
	if !m.moves {
		return hundredths(float64(p.X)), hundredths(float64(p.Y))
	}
	px, py := float64(p.X), float64(p.Y)
	return hundredths(px*m.a + py*m.c + m.e), hundredths(px*m.b + py*m.d + m.f)
}
