package jsonread

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Numbers at the edges of what is exact, of range and of grammar.
func edgeNumbers() []string {
	return []string{
		"0", "-0", "1", "-1", "0.1", "-0.001", "118.376", "1234567.1234567", "12345678.1", "1.12345678", "99999999",
		"9007199254740992", "9007199254740993", "0.9007199254740993", "12345678901234567890", "1e22", "1e23", "1e-22",
		"1e-23", "123e300", "1e308", "1.7976931348623157e308", "1.7976931348623159e308", "1e309", "-1e999", "5e-324",
		"2e-324", "1e-999999999999", "2.2250738585072011e-308", "1E5", "1e+5", "1.5E-3", "00", "01", "-", "-a", "1.", ".5",
		"1.e5", "1e", "1e+", "+1", "0x10", "1_0", "--1", "1.2.3", "0.00000000000000000000000000000000000001",
		"123456789012345678901234567890.5", "1:", "1/", "12345:7", "1.5:2", "-0.0", "1e0", "0e999", "00.5", "-01",
	}
}

func TestNumbersAreExact(t *testing.T) {
	for _, text := range edgeNumbers() {
		requireExact(t, text)
	}
}

func FuzzNumber(f *testing.F) {
	for _, text := range edgeNumbers() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { requireExact(t, text) })
}

// requireExact holds the reading of a number against encoding/json, for the grammar, and strconv, for the value,
// alone and with more text behind it.
func requireExact(t *testing.T, text string) {
	t.Helper()
	if text == "" || text[0] != '-' && (text[0] < '0' || text[0] > '9') {
		return // Kind calls nothing else a number
	}
	for _, behind := range []string{"", ", 1, 2, 3, 4, 5, 6, 7, 8, 9]", "]                         "} {
		data := []byte(text + behind)
		value, end := decimal(data, 0)
		requireNumber(t, text, behind, value, end)
	}
}

// requireNumber checks what was read from text: all of it if it is a number, else a number that it starts with.
func requireNumber(t *testing.T, text, behind string, value float64, end int) {
	t.Helper()
	if json.Valid([]byte(text)) && strings.TrimSpace(text) == text {
		require.Equal(t, len(text), end, "%q %q", text, behind)
	}
	if end < 0 {
		return
	}
	require.LessOrEqual(t, end, len(text))
	require.True(t, json.Valid([]byte(text[:end])), "%q", text[:end])
	want, _ := strconv.ParseFloat(text[:end], 64)
	require.Equal(t, math.Float64bits(want), math.Float64bits(value), "%q", text[:end])
}
