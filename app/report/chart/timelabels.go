package chart

import (
	"strconv"
	"time"
)

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
