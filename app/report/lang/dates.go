package lang

import (
	"strconv"
	"time"
)

// Month is the month's short name.
func (l *Language) Month(t time.Time) string { return l.months[t.Month()-1] }

// Day is the day of the month with the month's short name.
func (l *Language) Day(t time.Time) string {
	if l.dayFirst {
		return strconv.Itoa(t.Day()) + "\u00A0" + l.Month(t)
	}
	return l.Month(t) + "\u00A0" + strconv.Itoa(t.Day())
}
