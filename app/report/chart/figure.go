package chart

import (
	"context"
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"plotmill/app/report/look"
	"plotmill/app/report/pdf"
)

// figure is one chart while it is drawn.
type figure struct {
	artist *Artist
	ctx    context.Context
	look   *look.Look
	canvas *pdf.Canvas
	area   vg.Rectangle // what the heading has left
	err    error
}

// The room that gonum's axes take besides their labels.
const (
	tickLength   = 4
	labelGap     = 4 // between labels and plot where there are no tick marks
	titlePadding = 4
)

// plot draws the axes and then the marks over them.
func (f *figure) plot(x, y *axis, marks ...plot.Plotter) {
	y.title = f.look.Elide(look.AxisTitle, y.title, max(20, f.height()-f.under(x)))
	p := plot.New()
	p.BackgroundColor = nil
	p.Legend.TextStyle.Handler = f.look.Text
	f.dress(&p.X, x, text.XCenter, text.YTop)
	f.dress(&p.Y, y, text.XRight, text.YCenter)
	if !y.bare {
		p.Y.LineStyle.Width = 0
	}
	if x.slanted {
		p.X.Tick.Label.Rotation, p.X.Tick.Label.XAlign, p.X.Tick.Label.YAlign = slant, text.XRight, text.YCenter
		p.X.Tick.Length = 2 * labelGap
	}
	p.Add(marks...)
	p.Draw(draw.Canvas{Canvas: f.canvas, Rectangle: f.area})
}

func (f *figure) dress(a *plot.Axis, from *axis, x text.XAlignment, y text.YAlignment) {
	a.Min, a.Max, a.Scale = from.low, from.high, from.norm()
	a.Padding = 0
	a.Label.Text = from.title
	a.Label.Padding = titlePadding
	a.Label.TextStyle = f.look.Gonum(look.AxisTitle, text.XCenter, text.YBottom)
	a.Tick.Label = f.look.Gonum(look.TickLabel, x, y)
	a.Tick.Marker = from.ticks
	a.LineStyle = draw.LineStyle{Color: look.AxisLine, Width: 0.6}
	a.Tick.LineStyle, a.Tick.Length = a.LineStyle, tickLength
	if from.bare || y == text.YCenter {
		// Gonum has no gap between labels and axis but tick marks: these do not show.
		a.Tick.LineStyle.Color, a.Tick.Length = color.NRGBA{}, labelGap
	}
}

// beside is the width that gonum gives to the axis on the left.
func (f *figure) beside(y *axis) vg.Length {
	w := tickFit{look: f.look}.widest(y) + f.look.Width(look.AxisTitle, " ") + labelGap
	if y.title != "" {
		e := f.look.Text.Extents(look.AxisTitle.Font)
		w += e.Ascent + 2*e.Descent + titlePadding
	}
	return w
}

// under is about the height that gonum gives to the axis below.
func (f *figure) under(x *axis) (h vg.Length) {
	for _, t := range x.ticks {
		lines := vg.Length(1 + strings.Count(t.Label, "\n"))
		own := lines * look.TickLabel.Font.Size * 1.15
		if x.slanted {
			own += f.look.Width(look.TickLabel, t.Label) / math.Sqrt2
		}
		h = max(h, own)
	}
	if x.title != "" {
		h += look.AxisTitle.Leading() + titlePadding
	}
	return h + 2*labelGap
}

func (f *figure) width() vg.Length  { return f.area.Max.X - f.area.Min.X }
func (f *figure) height() vg.Length { return f.area.Max.Y - f.area.Min.Y }

// across tells what fits along the horizontal axis when y stands on the left.
func (f *figure) across(y *axis) tickFit {
	return tickFit{look: f.look, length: max(20, f.width()-f.beside(y))}
}

// ticksUp is how many ticks a vertical axis has room for, when heading and the other axis have taken theirs.
func (f *figure) ticksUp() int { return min(8, max(2, int((f.height()-90)/30))) }

// grid is the lines under the data.
type grid struct{ up, across bool }

// Plot is of plot.Plotter.
func (g grid) Plot(c draw.Canvas, p *plot.Plot) {
	canvas := pdf.Of(c)
	if g.across {
		for _, t := range majors(p.Y) {
			look.HorizontalRule(canvas, look.Rule, 0.5, c.Min.X, c.Max.X, c.Y(p.Y.Norm(t.Value)))
		}
	}
	if g.up {
		for _, t := range majors(p.X) {
			x := c.X(p.X.Norm(t.Value))
			canvas.SetColor(look.Rule)
			canvas.SetLineWidth(0.5)
			canvas.StrokePolyline([]vg.Point{{X: x, Y: c.Min.Y}, {X: x, Y: c.Max.Y}})
		}
	}
}

func majors(a plot.Axis) (ticks []plot.Tick) {
	for _, t := range a.Tick.Marker.Ticks(a.Min, a.Max) {
		if !t.IsMinor() {
			ticks = append(ticks, t)
		}
	}
	return ticks
}
