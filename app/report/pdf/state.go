package pdf

import (
	"image/color"
	"math"
	"slices"

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

// written is what the content stream has set so far, so that only changes are written.
type written struct {
	fill, stroke color.NRGBA // alpha is kept apart
	alpha        uint8
	width        int
	dash         []vg.Length
	dashFrom     vg.Length
	roundCaps    bool
	font         *fontUse
	fontSize     int
}

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

// Push is of vg.Canvas.
func (c *Canvas) Push() { c.pens = append(c.pens, c.pen) }

// Pop is of vg.Canvas.
func (c *Canvas) Pop() {
	c.pen = c.pens[len(c.pens)-1]
	c.pens = c.pens[:len(c.pens)-1]
}

// place rounds a point of the caller's to the page's units.
func (c *Canvas) place(p vg.Point) (x, y int) {
	m := &c.pen.matrix
	if !m.moves {
		return hundredths(float64(p.X)), hundredths(float64(p.Y))
	}
	px, py := float64(p.X), float64(p.Y)
	return hundredths(px*m.a + py*m.c + m.e), hundredths(px*m.b + py*m.d + m.f)
}

func (c *Canvas) writeFill() {
	k := c.pen.color
	c.writeAlpha(k.A)
	if k.A = 0; k != c.now.fill {
		c.now.fill = k
		c.content = appendColor(c.content, k, "g\n", "rg\n")
	}
}

func (c *Canvas) writeStroke(width vg.Length, dash []vg.Length, dashFrom vg.Length, roundCaps bool) {
	k := c.pen.color
	c.writeAlpha(k.A)
	if k.A = 0; k != c.now.stroke {
		c.now.stroke = k
		c.content = appendColor(c.content, k, "G\n", "RG\n")
	}
	if w := max(1, hundredths(float64(width))); w != c.now.width {
		c.now.width = w
		c.content = append(appendInt(c.content, w), " w\n"...)
	}
	if roundCaps != c.now.roundCaps {
		c.now.roundCaps = roundCaps
		c.content = append(c.content, capStyle(roundCaps)...)
	}
	if dashFrom != c.now.dashFrom || !slices.Equal(dash, c.now.dash) {
		c.now.dash, c.now.dashFrom = slices.Clone(dash), dashFrom
		c.content = appendDash(c.content, dash, dashFrom)
	}
}

func capStyle(round bool) string {
	if round {
		return "1 J\n"
	}
	return "0 J\n"
}

func appendColor(to []byte, k color.NRGBA, gray, rgb string) []byte {
	if k.R == k.G && k.G == k.B {
		return append(append(appendDecimal(to, float64(k.R)/255), ' '), gray...)
	}
	for _, v := range [3]uint8{k.R, k.G, k.B} {
		to = append(appendDecimal(to, float64(v)/255), ' ')
	}
	return append(to, rgb...)
}

func appendDash(to []byte, dash []vg.Length, from vg.Length) []byte {
	to = append(to, '[')
	for _, d := range dash {
		to = append(appendInt(to, max(1, hundredths(float64(d)))), ' ')
	}
	return append(appendInt(append(to, ']'), hundredths(float64(from))), " d\n"...)
}

func (c *Canvas) writeAlpha(a uint8) {
	if a == c.now.alpha {
		return
	}
	c.now.alpha = a
	c.doc.alphas[a] = true
	c.content = append(appendInt(append(c.content, "/A"...), int(a)), " gs\n"...)
}
