package chart

import (
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
)

// axis is one axis, ready: its ends, and its ticks once and for all. Gonum asks for the ticks eight times a drawing.
type axis struct {
	low, high float64
	log       bool
	ticks     plot.ConstantTicks
	title     string
	scaled    string // what the labels are in, such as "млн"; "" if nothing
	bare      bool   // labels without tick marks, as under bars
	slanted   bool
}

func (a *axis) norm() plot.Normalizer {
	if a.log {
		return logScale{}
	}
	return plot.LinearScale{}
}

// labelled puts the magnitude before the unit.
func labelled(magnitude, unit string) string { return strings.TrimSpace(magnitude + " " + unit) }

// joined puts a title and what its values are in together.
func joined(title, unit string) string {
	if title == "" || unit == "" {
		return title + unit
	}
	return title + ", " + unit
}

// tickFit tells whether tick labels have room side by side, or one above the other.
type tickFit struct {
	look    *look.Look
	length  vg.Length // of the axis
	upright bool
}

const tickLabelGap = 8

func (f tickFit) fits(a *axis) bool {
	end := vg.Length(-1e9)
	for _, t := range a.ticks {
		if t.IsMinor() {
			continue
		}
		middle := vg.Length(a.norm().Normalize(a.low, a.high, t.Value)) * f.length
		half := f.extent(t.Label) / 2
		if middle-half < end {
			return false
		}
		end = middle + half + tickLabelGap
	}
	return true
}

// extent is how much of the axis's length a label takes.
func (f tickFit) extent(label string) vg.Length {
	if f.upright {
		return look.TickLabel.Leading() * vg.Length(1+strings.Count(label, "\n"))
	}
	return f.width(label)
}

func (f tickFit) width(label string) (w vg.Length) {
	for line := range strings.SplitSeq(label, "\n") {
		w = max(w, f.look.Width(look.TickLabel, line))
	}
	return w
}

// widest is the width of the axis's widest label.
func (f tickFit) widest(a *axis) (w vg.Length) {
	for _, t := range a.ticks {
		w = max(w, f.width(t.Label))
	}
	return w
}
