package chart

import (
	"math"

	"plotmill/app/report/look"
	"plotmill/messages"
)

// checkEvery is how many values a loop may pass before it looks whether its time is over.
const checkEvery = 1 << 16

// over notes the end of the context, and says whether it has come.
func (f *figure) over(i int) bool {
	if i%checkEvery == 0 && f.err == nil {
		f.err = f.ctx.Err()
	}
	return f.err != nil
}

// xyRange is the range of the points that both axes can show.
func (f *figure) xyRange(series []messages.XYSeries, xLog, yLog bool) (xs, ys span) {
	xs, ys = newSpan(), newSpan()
	lost := 0
	for _, s := range series {
		x, y := s.X.Numbers, s.Y.Numbers
		for i := range min(len(x), len(y)) {
			if f.over(i) {
				return xs, ys
			}
			if math.IsNaN(x[i]) || math.IsNaN(y[i]) {
				continue
			}
			if xLog && x[i] < negligible || yLog && y[i] < negligible {
				lost++
				continue
			}
			xs = xs.including(x[i])
			ys = ys.including(y[i])
		}
	}
	f.warnLost(lost)
	return xs, ys
}

func (f *figure) warnLost(values int) {
	if values > 0 {
		f.look.Warnf("%d values that are not above zero cannot be drawn on a logarithmic axis", values)
	}
}

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
