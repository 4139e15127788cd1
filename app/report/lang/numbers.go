package lang

import (
	"math"
	"strconv"
	"strings"
)

// Fixed writes v with so many decimals. v must be finite.
func (l *Language) Fixed(v float64, decimals int) string {
	digits := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	return l.signed(v, digits, l.mark(digits))
}

// Number writes v as exactly as it was given, without trailing zeros; with a power of ten where the digits would be
// too many to read. v must be finite.
func (l *Language) Number(v float64) string {
	if size := math.Abs(v); v != 0 && (size >= 1e15 || size < 1e-6) {
		return l.scientific(v)
	}
	digits := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	return l.signed(v, digits, l.mark(digits))
}

func (l *Language) scientific(v float64) string {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(math.Abs(v), 'e', -1, 64), "e")
	power, _ := strconv.Atoi(exponent)
	return l.signed(v, mantissa, strings.Replace(mantissa, ".", l.decimal, 1)+"×"+PowerOfTen(power))
}

// signed puts the minus before a number, unless all its digits are zero.
func (l *Language) signed(v float64, digits, written string) string {
	if v < 0 && strings.Trim(digits, "0.") != "" {
		return minus + written
	}
	return written
}

// mark sets the language's marks into the digits of a number.
func (l *Language) mark(digits string) string {
	whole, fraction, hasFraction := strings.Cut(digits, ".")
	if len(whole) >= l.groupFrom {
		var b strings.Builder
		for i := range len(whole) {
			if i > 0 && (len(whole)-i)%3 == 0 {
				b.WriteString(l.group)
			}
			b.WriteByte(whole[i])
		}
		whole = b.String()
	}
	if hasFraction {
		return whole + l.decimal + fraction
	}
	return whole
}

// PowerOfTen writes 10ⁿ.
func PowerOfTen(n int) string {
	const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	var b strings.Builder
	b.WriteString("10")
	if n < 0 {
		b.WriteString("⁻")
		n = -n
	}
	raised := []rune(superscripts)
	for _, digit := range strconv.Itoa(n) {
		b.WriteRune(raised[digit-'0'])
	}
	return b.String()
}

// Magnitude finds what to divide values up to largest by, and how to call it: 1 and "" up to a million, then
// million and so on, powers of ten beyond; powers of ten also for the very small.
func (l *Language) Magnitude(largest float64) (divisor float64, name string) {
	switch {
	case largest == 0 || largest >= 1e-4 && largest < 1e6:
		return 1, ""
	case largest >= 1e6 && largest < 1e15:
		third := int(math.Log10(largest)+1e-12)/3 - 2
		return math.Pow10(6 + 3*third), l.magnitudes[third]
	}
	power := max(-300, int(math.Floor((math.Log10(largest)+1e-12)/3))*3)
	return math.Pow10(power), "×" + PowerOfTen(power)
}
