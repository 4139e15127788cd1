package look

import (
	"image/color"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/pdf"
)

// Write writes a line that starts at x on the baseline y.
func Write(c *pdf.Canvas, s Style, x, y vg.Length, line string) {
	c.SetColor(s.Color)
	c.FillString(font.Face{Font: s.Font}, vg.Point{X: x, Y: y}, line)
}

// WriteRight writes a line that ends at x.
func (l *Look) WriteRight(c *pdf.Canvas, s Style, x, y vg.Length, line string) {
	Write(c, s, x-l.Width(s, line), y, line)
}

// WriteCenter writes a line with its middle at x.
func (l *Look) WriteCenter(c *pdf.Canvas, s Style, x, y vg.Length, line string) {
	Write(c, s, x-l.Width(s, line)/2, y, line)
}

// HorizontalRule draws a line across.
func HorizontalRule(c *pdf.Canvas, k color.NRGBA, width, left, right, y vg.Length) {
	c.SetColor(k)
	c.SetLineWidth(width)
	c.SetLineDash(nil, 0)
	c.StrokePolyline([]vg.Point{{X: left, Y: y}, {X: right, Y: y}})
}

// Box fills a rectangle.
func Box(c *pdf.Canvas, k color.NRGBA, left, bottom, right, top vg.Length) {
	c.SetColor(k)
	c.FillRectangle(vg.Rectangle{Min: vg.Point{X: left, Y: bottom}, Max: vg.Point{X: right, Y: top}})
}
