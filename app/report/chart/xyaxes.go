package chart

import (
	"plotmill/app/report/look"
	"plotmill/messages"
)

// horizontal makes the axis of x for a scale.
func (f *figure) horizontal(scale messages.Axis, times bool, xs span, y *axis, rounded bool) *axis {
	fit := f.across(y)
	var a *axis
	switch {
	case scale.Scale == "log":
		a = fit.most(int(fit.length/40), func(n int) *axis { return logAxis{f.look.Lang, n}.axis(xs) })
	case (scale.Scale == "time" || scale.Scale == "" && times) && f.calendar(xs):
		a = timeAxis{f.look.Lang, fit}.axis(xs)
	default:
		a = fit.most(min(10, int(fit.length/34)), func(n int) *axis {
			return linearAxis{lang: f.look.Lang, most: n, rounded: rounded}.axis(xs)
		})
	}
	a.title = f.look.Elide(look.AxisTitle, joined(scale.Title, a.scaled), fit.length)
	return a
}

func (f *figure) calendar(s span) bool {
	if s.empty() || s.low >= earliest && s.high <= latest {
		return true
	}
	f.look.Warnf("times before year 1 or after year 9999 are shown as numbers")
	return false
}

// most makes an axis with as many ticks, up to n, as have room for their labels.
func (f tickFit) most(n int, attempt func(n int) *axis) *axis {
	for ; n > 1; n-- {
		if a := attempt(n); f.fits(a) {
			return a
		}
	}
	return attempt(1)
}

// vertical makes the axis of y for a scale.
func (f *figure) vertical(scale messages.Axis, times bool, ys span) *axis {
	switch {
	case scale.Scale == "log":
		return logAxis{f.look.Lang, f.ticksUp()}.axis(ys)
	case (scale.Scale == "time" || scale.Scale == "" && times) && f.calendar(ys):
		return timeAxis{f.look.Lang, tickFit{f.look, f.height(), true}}.axis(ys)
	}
	return linearAxis{lang: f.look.Lang, most: f.ticksUp(), rounded: true}.axis(ys)
}
