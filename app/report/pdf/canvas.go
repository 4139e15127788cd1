package pdf

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Canvas is the page that a document is at. It is a vg.Canvas, and offers the quicker ways that plots need most:
// [Canvas.StrokePolyline], [Canvas.Dot] and clipping.
type Canvas struct {
	doc           *Document
	width, height vg.Length
	content       []byte
	pen           pen
	pens          []pen
	now           written
	clips         []written
	dots          dotRun
	links         []link
}

var _ vg.CanvasSizer = (*Canvas)(nil)

// Of finds the canvas under the draw.Canvases that gonum wraps it in; nil if it is another kind of canvas.
func Of(c vg.Canvas) *Canvas {
	for {
		switch v := c.(type) {
		case *Canvas:
			return v
		case draw.Canvas:
			c = v.Canvas
		case *draw.Canvas:
			c = v.Canvas
		default:
			return nil
		}
	}
}

// begin makes a fresh page of the canvas. Lines join round: sharp turns of noisy data would grow spikes.
func (c *Canvas) begin(width, height vg.Length) {
	black := color.NRGBA{}
	*c = Canvas{
		doc: c.doc, width: width, height: height, pens: c.pens[:0], clips: c.clips[:0], links: c.links[:0],
		content: append(c.content[:0], ".01 0 0 .01 0 0 cm 1 j\n"...),
		pen:     pen{matrix: identity, color: color.NRGBA{A: 255}, width: 1},
		now:     written{fill: black, stroke: black, alpha: 255, width: 1},
	}
	c.now.width = -1 // the default of one unit is of no use
}

// Size is of vg.CanvasSizer.
func (c *Canvas) Size() (width, height vg.Length) { return c.width, c.height }

// PushClip lets marks show only inside r, and inside all clips before it, until [Canvas.PopClip].
func (c *Canvas) PushClip(r vg.Rectangle) {
	c.endDots()
	saved := c.now
	saved.dash = slices.Clone(saved.dash)
	c.clips = append(c.clips, saved)
	c.content = append(c.content, "q "...)
	c.appendRectangle(r)
	c.content = append(c.content, "re W n\n"...)
}

// PopClip ends the clip of the last PushClip.
func (c *Canvas) PopClip() {
	c.endDots()
	c.now = c.clips[len(c.clips)-1]
	c.clips = c.clips[:len(c.clips)-1]
	c.content = append(c.content, "Q\n"...)
}

func (c *Canvas) appendRectangle(r vg.Rectangle) {
	x, y := c.place(r.Min)
	right, top := c.place(r.Max)
	c.content = appendXY(appendXY(c.content, x, y), right-x, top-y)
}
