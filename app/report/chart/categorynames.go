package chart

import (
	"math"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
)

// below makes the axis under upright bars. Names are written beside each other, in several lines if need be; else
// slanted; where they are too many, only every so many are written.
func (k categoryAxis) below() *axis {
	const gap, lines, crowd, roomy = 6, 4, 40, 52
	widest := vg.Length(0)
	for _, name := range k.names {
		widest = max(widest, k.look.Width(look.TickLabel, name))
	}
	width := k.slot() - gap
	switch {
	case widest <= width:
		return k.every(1, func(name string) string { return name })
	case k.slot() >= roomy || k.wraps(width, lines-1):
		return k.every(1, func(name string) string {
			return strings.Join(k.look.Wrap(look.TickLabel, name, width, lines), "\n")
		})
	case len(k.names) <= crowd && k.slot() >= 12:
		return k.slanted()
	}
	width = min(widest, 64)
	every := int(math.Ceil(float64((width + gap) / k.slot())))
	k.look.Warnf("%d category names do not fit under the axis: every %d. is written", len(k.names), every)
	return k.every(every, func(name string) string { return k.look.ElideMiddle(look.TickLabel, name, width) })
}

// every labels every n-th category, from the first whose label does not reach out of the page.
func (k categoryAxis) every(n int, label func(string) string) *axis {
	a := k.blank()
	for i, name := range k.names {
		if i%n != 0 {
			continue
		}
		l := label(name)
		if n > 1 && k.middle(i) < k.look.Width(look.TickLabel, l)/2 {
			continue
		}
		a.ticks = append(a.ticks, plot.Tick{Value: float64(i), Label: atLeastSpace(l)})
	}
	return a
}

// wraps says that all names fit in so many lines without breaking a word.
func (k categoryAxis) wraps(width vg.Length, lines int) bool {
	if width < 20 {
		return false
	}
	for _, name := range k.names {
		if k.look.WidestWord(look.TickLabel, name) > width || len(k.look.Wrap(look.TickLabel, name, width, 0)) > lines {
			return false
		}
	}
	return true
}

// atLeastSpace keeps an empty label from being taken for a minor tick.
func atLeastSpace(label string) string {
	if strings.TrimSpace(label) == "" {
		return " "
	}
	return label
}

// slant is the angle of slanted names.
const slant = math.Pi / 4

// slanted lets names rise towards their bars, as long as there is room to their left.
func (k categoryAxis) slanted() *axis {
	const longest = 110
	a := k.blank()
	a.slanted = true
	for i, name := range k.names {
		label := k.look.ElideMiddle(look.TickLabel, name, min(longest, k.middle(i)*math.Sqrt2-8))
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
		k.look.Warnf("%d category names do not fit beside the axis: every %d. is written", len(k.names), every)
	}
	lines := max(1, int(k.slot()*vg.Length(every)/line))
	for i := 0; i < len(k.names); i += every {
		label := strings.Join(k.look.Wrap(look.TickLabel, k.names[i], width, min(3, lines)), "\n")
		a.ticks = append(a.ticks, plot.Tick{Value: float64(len(k.names) - 1 - i), Label: atLeastSpace(label)})
	}
	return a
}
