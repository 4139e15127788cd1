package messages

import (
	"strconv"
	"strings"
)

// grouped writes a count with commas between thousands: 2,000,000.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// counted puts a count before a noun, "1 category", "2 categories", but only if somebody reads it.
type counted struct {
	n    int
	noun string
}

func (c counted) String() string {
	if c.n == 1 {
		return "1 " + c.noun
	}
	if stem, found := strings.CutSuffix(c.noun, "y"); found {
		return grouped(c.n) + " " + stem + "ies"
	}
	return grouped(c.n) + " " + c.noun + "s"
}
