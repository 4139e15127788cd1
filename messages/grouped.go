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

// counted puts a count before a noun: "1 category", "2 categories".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, found := strings.CutSuffix(noun, "y"); found {
		noun = stem + "ie"
	}
	return grouped(n) + " " + noun + "s"
}
