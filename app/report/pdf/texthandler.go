package pdf

import (
	"math"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// Handler measures and draws text for gonum/plot with the advances that the canvas writes. It has no markup:
// every character is drawn as it is.
type Handler struct{ fonts *Fonts }

var _ text.Handler = Handler{}

// NewHandler gives the handler for fonts.
func NewHandler(fonts *Fonts) Handler { return Handler{fonts} }

// Cache is there for gonum's interface; nothing uses it.
func (h Handler) Cache() *font.Cache { return font.DefaultCache }

// Extents are those of the style's first font, whatever other fonts a text needs.
func (h Handler) Extents(f font.Font) font.Extents {
	first := h.fonts.family(f).fonts[0]
	unit := f.Size / vg.Length(first.unitsPerEm)
	m := first.metrics
	return font.Extents{
		Ascent: vg.Length(m.ascent) * unit, Descent: vg.Length(m.descent) * unit,
		Height: vg.Length(m.ascent+m.descent+m.lineGap) * unit,
	}
}

// Lines splits a text at its line ends.
func (h Handler) Lines(txt string) []string { return strings.Split(strings.TrimRight(txt, "\n"), "\n") }

// Box measures one line: its advance, and the font's height above and depth below the baseline.
func (h Handler) Box(line string, f font.Font) (width, height, depth vg.Length) {
	e := h.Extents(f)
	return h.Width(line, f), e.Ascent, e.Descent
}

// Width is the advance of one line.
func (h Handler) Width(line string, f font.Font) vg.Length {
	return vg.Length(h.fonts.family(f).width(line)) * f.Size
}

// Draw draws a text of one or more lines. As everywhere in gonum's axes, the block of lines hangs lower than
// pt and its alignment say by the font's descent, so text aligned YBottom stands with its baseline on pt.
func (h Handler) Draw(c vg.Canvas, txt string, style text.Style, pt vg.Point) {
	txt = strings.TrimRight(txt, "\n")
	if txt == "" {
		return
	}
	c.SetColor(style.Color)
	if style.Rotation != 0 {
		c.Push()
		defer c.Pop()
		c.Rotate(style.Rotation)
		sin, cos := math.Sincos(style.Rotation)
		pt = vg.Point{X: pt.Y*vg.Length(sin) + pt.X*vg.Length(cos), Y: pt.Y*vg.Length(cos) - pt.X*vg.Length(sin)}
	}
	h.drawLines(c, txt, style, pt)
}

func (h Handler) drawLines(c vg.Canvas, txt string, style text.Style, pt vg.Point) {
	e := h.Extents(style.Font)
	lines := vg.Length(strings.Count(txt, "\n") + 1)
	height := e.Height*lines - (e.Height - e.Ascent - e.Descent)
	baseline := pt.Y + height*(1+vg.Length(style.YAlign)) - e.Descent - e.Ascent
	face := font.Face{Font: style.Font}
	for line := range strings.SplitSeq(txt, "\n") {
		x := pt.X + vg.Length(style.XAlign)*h.Width(line, style.Font)
		c.FillString(face, vg.Point{X: x, Y: baseline}, line)
		baseline -= e.Height
	}
}
