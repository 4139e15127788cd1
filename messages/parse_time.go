package messages

import "time"

// parseTime reads a time as a spec writes it: RFC 3339, where a missing zone is UTC, a date, or a month. It returns
// Unix milliseconds; what is finer becomes a fraction of one.
func parseTime(text []byte) (milliseconds float64, ok bool) {
	s := timeScanner{rest: text, ok: true}
	year, day := s.digits(4), 1
	var hour, minute, second, nanoseconds, offset int
	s.literal('-')
	month := s.digits(2)
	if s.take('-') {
		day = s.digits(2)
		if s.take('T') {
			hour, minute, second, nanoseconds = s.clock()
			offset = s.zone()
		}
	}
	if !s.ok || len(s.rest) > 0 || year < 1 {
		return 0, false
	}
	t := time.Date(year, time.Month(month), day, hour, minute, second, 0, time.UTC)
	if t.Day() != day || t.Month() != time.Month(month) || hour > 23 || minute > 59 || second > 59 {
		return 0, false
	}
	milliseconds = float64((t.Unix()-int64(offset))*1000) + float64(nanoseconds)/1e6
	return milliseconds, milliseconds >= firstMilli && milliseconds < lastMilli+1
}

// timeScanner takes a text apart from its start; ok turns false at what does not fit.
type timeScanner struct {
	rest []byte
	ok   bool
}

func (s *timeScanner) digits(n int) int {
	if len(s.rest) < n {
		s.ok = false
		return 0
	}
	value := 0
	for _, c := range s.rest[:n] {
		s.ok = s.ok && '0' <= c && c <= '9'
		value = value*10 + int(c-'0')
	}
	s.rest = s.rest[n:]
	return value
}

func (s *timeScanner) take(c byte) bool {
	if len(s.rest) == 0 || s.rest[0] != c {
		return false
	}
	s.rest = s.rest[1:]
	return true
}

func (s *timeScanner) literal(c byte) { s.ok = s.take(c) && s.ok }

func (s *timeScanner) clock() (hour, minute, second, nanoseconds int) {
	hour = s.digits(2)
	s.literal(':')
	minute = s.digits(2)
	s.literal(':')
	second = s.digits(2)
	if s.take('.') {
		nanoseconds = s.fraction()
	}
	return hour, minute, second, nanoseconds
}

// fraction reads at least one digit; those after the ninth count for nothing.
func (s *timeScanner) fraction() (nanoseconds int) {
	worth := 100_000_000
	n := 0
	for ; n < len(s.rest) && '0' <= s.rest[n] && s.rest[n] <= '9'; n++ {
		nanoseconds += worth * int(s.rest[n]-'0')
		worth /= 10
	}
	s.rest = s.rest[n:]
	s.ok = s.ok && n > 0
	return nanoseconds
}

// zone reads Z, an offset such as +03:00, or nothing, and returns seconds east of UTC.
func (s *timeScanner) zone() int {
	if len(s.rest) == 0 || s.take('Z') {
		return 0
	}
	sign := 1
	if s.take('-') {
		sign = -1
	} else {
		s.literal('+')
	}
	hours := s.digits(2)
	s.literal(':')
	minutes := s.digits(2)
	s.ok = s.ok && hours <= 23 && minutes <= 59
	return sign * (hours*3600 + minutes*60)
}
