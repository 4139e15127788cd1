package chart

import (
	"time"
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
