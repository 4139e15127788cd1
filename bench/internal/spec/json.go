package spec

import "strconv"

// list writes values as a JSON array, separated by a comma and a space as Python's json module does: that is what the
// first clients of such a service send, and it belongs to the size of a request.
func list[T any](b []byte, values []T, one func([]byte, T) []byte) []byte {
	b = append(b, '[')
	for i, v := range values {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = one(b, v)
	}
	return append(b, ']')
}

// decimals writes numbers with at most digits decimals.
func decimals(digits int) func([]byte, float64) []byte {
	return func(b []byte, v float64) []byte {
		text := strconv.FormatFloat(v, 'f', digits, 64)
		rounded, _ := strconv.ParseFloat(text, 64)
		return strconv.AppendFloat(b, rounded, 'f', -1, 64)
	}
}

func quoted(b []byte, s string) []byte { return strconv.AppendQuote(b, s) }
