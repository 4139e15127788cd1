package pdf

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
)

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
