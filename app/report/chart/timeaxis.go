package chart

import (
	"time"

	"gonum.org/v1/plot"

	"plotmill/app/report/lang"
)

// The times that a calendar axis can show, in Unix milliseconds: years 1 to 9999.
const (
	earliest = -62135596800000
	latest   = 253402300799999
)

// timeAxis makes an axis of Unix milliseconds with ticks at the calendar's own steps, as close as labels have room.
type timeAxis struct {
	lang *lang.Language
	fit  tickFit
}

func (k timeAxis) axis(s span) *axis {
	if s.empty() {
		s = span{0, 0}
	}
	if s.high-s.low < 1 {
		half := float64(12 * time.Hour / time.Millisecond)
		s = span{s.low - half, s.high + half}
	}
	a := &axis{low: s.low, high: s.high}
	length := (s.high - s.low) * float64(time.Millisecond)
	for _, step := range calendarSteps() {
		if length/float64(step.length) > float64(k.fit.length)/16 {
			continue
		}
		if a.ticks = k.ticks(s, step); k.fit.fits(a) {
			break
		}
	}
	return a
}

// ticks labels the times of a span at a step. The first label, and each after a day or year has turned, says which
// on a line below.
func (k timeAxis) ticks(s span, step calendarStep) (ticks plot.ConstantTicks) {
	var before time.Time
	for t := step.start(time.UnixMilli(int64(s.low)).UTC()); len(ticks) < 200; t = step.next(t) {
		v := float64(t.UnixMilli())
		if v > s.high {
			break
		}
		if v >= s.low {
			ticks = append(ticks, plot.Tick{Value: v, Label: k.label(t, before, step)})
			before = t
		}
	}
	return ticks
}
