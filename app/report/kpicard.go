package report

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
	"plotmill/messages"
)

// kpiCard is what is written in a card.
type kpiCard struct {
	label       []string // lines
	value, unit string
	known       bool // there is a figure
	change      string
	changeColor color.NRGBA
}

// card finds what is written in a card.
func (k *kpisPart) card(w *work, item messages.KPI) kpiCard {
	c := kpiCard{label: w.look.Wrap(look.KPILabel, item.Label, k.inner(), mostLabel), value: k.fitNumber(w, item.Value)}
	c.known = !math.IsNaN(item.Value)
	if c.known {
		c.unit = w.look.Elide(look.KPIUnit, item.Unit, k.inner())
	}
	if math.IsNaN(item.Change) {
		return c
	}
	change, sign := w.look.Lang.Change(item.Change)
	c.changeColor = look.Muted
	if sign != 0 {
		c.changeColor = look.Bad
		if (sign > 0) == (item.Better != "lower") {
			c.changeColor = look.Good
		}
		change = map[int]string{1: "▲ ", -1: "▼ "}[sign] + change
	}
	c.change = w.look.Elide(look.KPIChange, change, k.inner())
	return c
}

// draw draws the card; its label has so many lines of room, so that the figures of a row stand on one line.
func (c *kpiCard) draw(w *work, k *kpisPart, labelLines int, area vg.Rectangle) {
	look.Box(w.canvas, look.Shade, area.Min.X, area.Min.Y, area.Max.X, area.Max.Y)
	look.Box(w.canvas, look.Accent, area.Min.X, area.Max.Y-cardEdge, area.Max.X, area.Max.Y)
	x, y := area.Min.X+cardPadding, area.Max.Y-cardTop
	for i, line := range c.label {
		look.Write(w.canvas, look.KPILabel, x, y-look.KPILabel.Leading()*vg.Length(i)-look.KPILabel.Font.Size, line)
	}
	y -= look.KPILabel.Leading()*vg.Length(labelLines) + valueLine
	style := k.form.value
	if !c.known {
		style.Color = look.Muted
	}
	look.Write(w.canvas, style, x, y+5, c.value)
	switch {
	case c.unit == "":
	case k.form.under:
		look.Write(w.canvas, look.KPIUnit, x, y+5-look.KPIUnit.Leading(), c.unit)
	default:
		look.Write(w.canvas, look.KPIUnit, x+w.look.Width(k.form.value, c.value)+unitGap, y+5, c.unit)
	}
	if c.change != "" {
		style = look.KPIChange
		style.Color = c.changeColor
		look.Write(w.canvas, style, x, area.Min.Y+cardBottom, c.change)
	}
}
