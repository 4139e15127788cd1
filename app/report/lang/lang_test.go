package lang

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		lang string
		v    float64
		want string
	}{
		{"en", 0, "0"},
		{"en", 1234.5, "1,234.5"},
		{"en", -3.4, "−3.4"},
		{"en", 999, "999"},
		{"en", 1234567, "1,234,567"},
		{"ru", 9599, "9599"},
		{"ru", 37611, "37\u202F611"},
		{"ru", -1204.5, "−1204,5"},
		{"ru", 0.1, "0,1"},
		{"de", 1234.5, "1.234,5"},
		{"fr", 12345.5, "12\u202F345,5"},
		{"xx", 1234.5, "1,234.5"},
		{"ru", 1e300, "1×10³⁰⁰"},
		{"ru", -2.5e-9, "−2,5×10⁻⁹"},
		{"en", 999999999999999, "999,999,999,999,999"},
		{"en", 1e15, "1×10¹⁵"},
	} {
		require.Equal(t, c.want, Of(c.lang).Number(c.v), "%s %v", c.lang, c.v)
	}
}

func TestFixed(t *testing.T) {
	require.Equal(t, "1,50", Of("ru").Fixed(1.5, 2))
	require.Equal(t, "0.0", Of("en").Fixed(-0.04, 1), "no minus before zero")
	require.Equal(t, "−0.1", Of("en").Fixed(-0.06, 1))
	require.Equal(t, "−12\u202F521", Of("ru").Fixed(-12521.4, 0))
}

func TestChange(t *testing.T) {
	for _, c := range []struct {
		lang  string
		share float64
		want  string
		sign  int
	}{
		{"en", 0.041, "+4.1%", 1},
		{"ru", 0.041, "+4,1\u00A0%", 1},
		{"de", -0.024, "−2,4\u00A0%", -1},
		{"fr", 1.5, "+150,0\u202F%", 1},
		{"ru", 123.45678, "+12\u202F346\u00A0%", 1},
		{"en", 0, "0.0%", 0},
		{"en", 0.0004, "+0.04%", 1},
		{"en", -0.00099, "−0.1%", -1},
		{"en", -0.00001, "0.00%", 0},
		{"en", -1e300, "−1×10³⁰²%", -1},
		{"en", 1.23456e15, "+1.23×10¹⁷%", 1},
	} {
		written, sign := Of(c.lang).Change(c.share)
		require.Equal(t, c.want, written, "%s %v", c.lang, c.share)
		require.Equal(t, c.sign, sign, "%s %v", c.lang, c.share)
	}
}

func TestPercents(t *testing.T) {
	for _, c := range []struct {
		lang     string
		share    float64
		decimals int
		want     string
	}{
		{"en", 0.125, 1, "12.5%"},
		{"ru", 0.125, 1, "12,5\u00A0%"},
		{"de", 0.125, 1, "12,5\u00A0%"},
		{"fr", 0.125, 1, "12,5\u202F%"},
		{"en", 0, 1, "0.0%"},
		{"en", 0.25, 0, "25%"},
		{"en", 1, 0, "100%"},
		{"ru", 0.0004, 1, "<0,1\u00A0%"},
		{"en", 0.0005, 1, "0.1%"},
		{"en", 0.9999, 1, ">99.9%"},
		{"en", 0.001, 0, "<1%"},
	} {
		require.Equal(t, c.want, Of(c.lang).Percent(c.share, c.decimals), "%s %v", c.lang, c.share)
	}
}

func TestMagnitude(t *testing.T) {
	for _, c := range []struct {
		largest, divisor float64
		name             string
	}{
		{0, 1, ""},
		{999999, 1, ""},
		{1e6, 1e6, "млн"},
		{999e6, 1e6, "млн"},
		{1e9, 1e9, "млрд"},
		{5e14, 1e12, "трлн"},
		{1e15, 1e15, "×10¹⁵"},
		{2e300, 1e300, "×10³⁰⁰"},
		{0.0001, 1, ""},
		{3e-5, 1e-6, "×10⁻⁶"},
	} {
		divisor, name := Of("ru").Magnitude(c.largest)
		require.InEpsilon(t, c.divisor, divisor, 1e-12, "%v", c.largest)
		require.Equal(t, c.name, name, "%v", c.largest)
	}
}

func TestDays(t *testing.T) {
	day := time.Date(2026, 5, 9, 0, 0, 0, 0, time.UTC)
	require.Equal(t, "9\u00A0май", Of("ru").Day(day))
	require.Equal(t, "May\u00A09", Of("en").Day(day))
}
