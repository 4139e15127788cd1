package chart

import (
	"strconv"
	"time"

	"gonum.org/v1/plot"

	"plotmill/app/report/lang"
)

// The times that a calendar axis can show, in Unix milliseconds: years 1 to 9999.
const (
	earliest = -62135596800000
	latest   = 253402300799999
)

const day = 24 * time.Hour

// calendarStep is a distance of ticks: so long, or so many months.
type calendarStep struct {
	length time.Duration // also of months, about
	months int
}

func calendarSteps() []calendarStep {
	steps := make([]calendarStep, 0, 48)
	for _, of := range []struct {
		unit    time.Duration
		numbers []int
	}{
		{time.Millisecond, []int{1, 2, 5, 10, 20, 50, 100, 200, 500}},
		{time.Second, []int{1, 2, 5, 10, 15, 30}},
		{time.Minute, []int{1, 2, 5, 10, 15, 30}},
		{time.Hour, []int{1, 2, 3, 6, 12}},
		{day, []int{1, 2, 7, 14}},
	} {
		for _, n := range of.numbers {
			steps = append(steps, calendarStep{length: time.Duration(n) * of.unit})
		}
	}
	for _, n := range []int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000} {
		steps = append(steps, calendarStep{length: time.Duration(n) * 30 * day, months: n})
	}
	return steps
}

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

// start is the last tick at or before t. Weeks start on Mondays.
func (c calendarStep) start(t time.Time) time.Time {
	if c.months > 0 {
		month := (t.Year()*12 + int(t.Month()) - 1) / c.months * c.months
		return time.Date(month/12, time.Month(month%12+1), 1, 0, 0, 0, 0, time.UTC)
	}
	if c.length == 2*day {
		return time.Date(t.Year(), t.Month(), min(29, t.Day()-(t.Day()-1)%2), 0, 0, 0, 0, time.UTC)
	}
	return t.Truncate(c.length)
}

// next is the tick after t. Every second day starts anew with the month, and leaves out the 31st beside it.
func (c calendarStep) next(t time.Time) time.Time {
	if c.months > 0 {
		return t.AddDate(0, c.months, 0)
	}
	next := t.Add(c.length)
	if c.length == 2*day && (next.Month() != t.Month() || next.Day() == 31) {
		return time.Date(t.Year(), t.Month()+1, 1, 0, 0, 0, 0, time.UTC)
	}
	return next
}

func (k timeAxis) label(t, before time.Time, step calendarStep) string {
	year := strconv.Itoa(t.Year())
	switch {
	case step.months >= 12:
		return year
	case step.months > 0:
		return k.lang.Month(t) + lineIf(t.Year() != before.Year(), year)
	case step.length >= day:
		return k.lang.Day(t) + lineIf(t.Year() != before.Year(), year)
	}
	date := k.lang.Day(t)
	if before.IsZero() {
		date += "\n" + year
	}
	return clock(t, step.length) + lineIf(t.YearDay() != before.YearDay() || t.Year() != before.Year(), date)
}

func lineIf(show bool, line string) string {
	if show {
		return "\n" + line
	}
	return ""
}

func clock(t time.Time, step time.Duration) string {
	switch {
	case step >= time.Minute:
		return t.Format("15:04")
	case step >= time.Second:
		return t.Format("15:04:05")
	}
	return t.Format("15:04:05.000")
}
