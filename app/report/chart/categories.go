package chart

import (
	"math"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
)

// categoryAxis makes an axis with a name for each whole number from 0.
type categoryAxis struct {
	look   *look.Look
	names  []string
	length vg.Length // of the axis
	before vg.Length // room to the left of it, into which slanted labels may reach
}

func (k categoryAxis) blank() *axis {
	return &axis{low: -0.5, high: float64(len(k.names)) - 0.5, bare: true}
}

func (k categoryAxis) slot() vg.Length { return k.length / vg.Length(max(1, len(k.names))) }

// below makes the axis under upright bars. Names are written beside each other, in several lines if need be; else
// slanted; where they are too many, only every so many are written.
func (k categoryAxis) below() *axis {
	const gap, lines, crowd = 6, 3, 40
	widest := vg.Length(0)
	for _, name := range k.names {
		widest = max(widest, k.look.Width(look.TickLabel, name))
	}
	if widest <= k.slot()-gap {
		return k.every(1, func(name string) string { return name })
	}
	if len(k.names) <= crowd {
		if a := k.wrapped(k.slot()-gap, lines); a != nil {
			return a
		}
		if k.slot() >= 12 {
			return k.slanted()
		}
	}
	width := min(widest, 90)
	every := int(math.Ceil(float64((width + gap) / k.slot())))
	k.look.Warn("%d category names do not fit under the axis: every %d. is written", len(k.names), every)
	return k.every(every, func(name string) string { return k.look.Elide(look.TickLabel, name, width) })
}

func (k categoryAxis) every(n int, label func(string) string) *axis {
	a := k.blank()
	for i := 0; i < len(k.names); i += n {
		a.ticks = append(a.ticks, plot.Tick{Value: float64(i), Label: atLeastSpace(label(k.names[i]))})
	}
	return a
}

// atLeastSpace keeps an empty label from being taken for a minor tick.
func atLeastSpace(label string) string {
	if strings.TrimSpace(label) == "" {
		return " "
	}
	return label
}

// wrapped is nil if a name needs more lines, or a word is wider than a line.
func (k categoryAxis) wrapped(width vg.Length, lines int) *axis {
	for _, name := range k.names {
		if k.look.WidestWord(look.TickLabel, name) > width || len(k.look.Wrap(look.TickLabel, name, width, 0)) > lines {
			return nil
		}
	}
	return k.every(1, func(name string) string {
		return strings.Join(k.look.Wrap(look.TickLabel, name, width, 0), "\n")
	})
}

// slant is the angle of slanted names.
const slant = math.Pi / 4

// slanted lets names rise towards their bars, as long as there is room to their left.
func (k categoryAxis) slanted() *axis {
	const longest = 110
	a := k.blank()
	a.slanted = true
	for i, name := range k.names {
		left := k.before + k.slot()*(vg.Length(i)+0.5)
		label := k.look.Elide(look.TickLabel, name, min(longest, left/math.Sqrt2*2-8))
		a.ticks = append(a.ticks, plot.Tick{Value: float64(i), Label: atLeastSpace(label)})
	}
	return a
}

// beside makes the axis beside lying bars, the first on top. Names are no wider than width.
func (k categoryAxis) beside(width vg.Length) *axis {
	a := k.blank()
	line := look.TickLabel.Leading()
	every := max(1, int(math.Ceil(float64(line*0.85/k.slot()))))
	if every > 1 {
		k.look.Warn("%d category names do not fit beside the axis: every %d. is written", len(k.names), every)
	}
	lines := max(1, int(k.slot()*vg.Length(every)/line))
	for i := 0; i < len(k.names); i += every {
		label := strings.Join(k.look.Wrap(look.TickLabel, k.names[i], width, min(3, lines)), "\n")
		a.ticks = append(a.ticks, plot.Tick{Value: float64(len(k.names) - 1 - i), Label: atLeastSpace(label)})
	}
	return a
}
