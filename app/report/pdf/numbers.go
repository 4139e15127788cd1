package pdf

import (
	"math"
	"strconv"
)

const (
	unitsPerPoint = 100     // of the numbers in a page's content
	farthest      = 3000000 // what lies farther out is moved here: readers differ on bigger numbers
)

// hundredths rounds a length to whole units; NaN is 0.
func hundredths(v float64) int {
	v *= unitsPerPoint
	switch {
	case v >= farthest:
		return farthest
	case v <= -farthest:
		return -farthest
	case v < 0:
		return -int(0.5 - v)
	case v >= 0:
		return int(v + 0.5)
	}
	return 0
}

const digitPairs = "0001020304050607080910111213141516171819" +
	"2021222324252627282930313233343536373839" +
	"4041424344454647484950515253545556575859" +
	"6061626364656667686970717273747576777879" +
	"8081828384858687888990919293949596979899"

// appendInt is strconv.AppendInt for the numbers pages are full of: up to six digits.
func appendInt(to []byte, v int) []byte {
	if v < 0 {
		to, v = append(to, '-'), -v
	}
	if v >= 1000000 {
		return strconv.AppendInt(to, int64(v), 10)
	}
	if v >= 10000 {
		return appendPair(appendPair(appendShort(to, v/10000), v/100%100), v%100)
	}
	if v >= 100 {
		return appendPair(appendShort(to, v/100), v%100)
	}
	return appendShort(to, v)
}

func appendShort(to []byte, v int) []byte {
	if v < 10 {
		return append(to, byte('0'+v))
	}
	return appendPair(to, v)
}

func appendPair(to []byte, v int) []byte { return append(to, digitPairs[2*v], digitPairs[2*v+1]) }

// appendDecimal writes v with up to four decimals.
func appendDecimal(to []byte, v float64) []byte {
	n := int(math.Round(v * 10000))
	if n < 0 {
		to, n = append(to, '-'), -n
	}
	to = appendInt(to, n/10000)
	rest := n % 10000
	if rest == 0 {
		return to
	}
	to = appendPair(appendPair(append(to, '.'), rest/100), rest%100)
	for to[len(to)-1] == '0' {
		to = to[:len(to)-1]
	}
	return to
}

// appendXY writes two numbers and a space.
func appendXY(to []byte, x, y int) []byte {
	to = append(appendInt(to, x), ' ')
	return append(appendInt(to, y), ' ')
}

const hexDigits = "0123456789ABCDEF"

func appendHex16(to []byte, v uint16) []byte {
	return append(to, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}
