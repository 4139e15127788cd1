package jsonread

import "strconv"

// powersOfTen are those that a float64 holds exactly.
var powersOfTen = [...]float64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

const (
	exactInteger = 1 << 53 // every integer up to it is a float64
	safeDigits   = 19      // as many decimal digits never overflow a uint64
)

// decimal reads the number at pos and returns where it ends; a failed end is -1: what is there is no JSON number. The
// value is what strconv.ParseFloat makes of the same bytes, which is infinite beyond the range of float64.
//
// When digits and power of ten are both exact as float64, one division or multiplication rounds correctly; all others,
// few in real data, go to strconv.
func decimal(data []byte, pos int) (value float64, end int) {
	i := pos
	if data[i] == '-' {
		i++
	}
	start, digits, power := i, uint64(0), 0
	i, digits = digitsFrom(data, i, digits)
	count := i - start
	if count == 0 || count > 1 && data[start] == '0' {
		return 0, -1
	}
	if i < len(data) && data[i] == '.' {
		point := i + 1
		if i, digits = digitsFrom(data, point, digits); i == point {
			return 0, -1
		}
		power = point - i
		count -= power
	}
	if i < len(data) && data[i]|0x20 == 'e' {
		var exponent int
		if i, exponent = exponentFrom(data, i+1); i < 0 {
			return 0, -1
		}
		power += exponent
	}
	if count > safeDigits || digits > exactInteger || power < -22 || power > 22 {
		value, _ = strconv.ParseFloat(string(data[pos:i]), 64) // the syntax is good: only the range can fail
		return value, i
	}
	value = scaled(float64(int64(digits)), power) // from int64 is one instruction, from uint64 several
	if data[pos] == '-' {
		value = -value
	}
	return value, i
}

// Decimal reads a text that is a number as JSON writes it, and nothing else. It is infinite if it is out of the range of
// float64.
func Decimal(text []byte) (value float64, ok bool) {
	if len(text) == 0 {
		return 0, false
	}
	value, end := decimal(text, 0)
	return value, end == len(text)
}

func scaled(digits float64, power int) float64 {
	if power < 0 {
		return digits / powersOfTen[-power]
	}
	return digits * powersOfTen[power]
}

// digitsFrom appends the decimal digits at pos to value, which overflows silently, and returns where they end.
func digitsFrom(data []byte, pos int, value uint64) (int, uint64) {
	for pos < len(data) {
		digit := data[pos] - '0'
		if digit > 9 {
			break
		}
		value = value*10 + uint64(digit)
		pos++
	}
	return pos, value
}

// exponentFrom reads what follows the e of a number; huge exponents are cut, as they are out of every range.
func exponentFrom(data []byte, pos int) (end, exponent int) {
	negative := false
	if pos < len(data) && (data[pos] == '-' || data[pos] == '+') {
		negative = data[pos] == '-'
		pos++
	}
	start := pos
	for ; pos < len(data) && '0' <= data[pos] && data[pos] <= '9'; pos++ {
		exponent = min(exponent*10+int(data[pos]-'0'), 1<<20)
	}
	if pos == start {
		return -1, 0
	}
	if negative {
		exponent = -exponent
	}
	return pos, exponent
}
