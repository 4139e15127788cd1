package pdf

import "gonum.org/v1/plot/vg"

// FillBand fills between two lines that both go from left to right.
func (c *Canvas) FillBand(top, bottom []vg.Point) {
	if len(top) < 2 || len(bottom) < 2 || c.pen.color.A == 0 {
		return
	}
	c.endDots()
	c.writeFill()
	lastX, lastY := c.place(top[0])
	c.content = append(appendXY(c.content, lastX, lastY), "m\n"...)
	lineTo := func(p vg.Point) {
		if x, y := c.place(p); x != lastX || y != lastY {
			lastX, lastY = x, y
			c.content = append(appendXY(c.content, x, y), 'l', '\n')
		}
	}
	for _, p := range top[1:] {
		lineTo(p)
	}
	for i := len(bottom) - 1; i >= 0; i-- {
		lineTo(bottom[i])
	}
	c.content = append(c.content, "f\n"...)
}
