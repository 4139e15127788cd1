package chart

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/lang"
	"plotmill/app/report/look"
	"plotmill/app/report/pdf"
)

func labels(a *axis) (all []string) {
	for _, t := range a.ticks {
		if !t.IsMinor() {
			all = append(all, t.Label)
		}
	}
	return all
}

func TestLinearTicks(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		most      int
		rounded   bool
		want      []string
		scaled    string
	}{
		{0, 100, 5, false, []string{"0", "20", "40", "60", "80", "100"}, ""},
		{3, 98, 5, true, []string{"0", "20", "40", "60", "80", "100"}, ""},
		{3, 98, 5, false, []string{"20", "40", "60", "80"}, ""},
		{-1, 1, 4, false, []string{"−1,0", "−0,5", "0,0", "0,5", "1,0"}, ""},
		{0, 1, 4, false, []string{"0,00", "0,25", "0,50", "0,75", "1,00"}, ""},
		{0, 5e6, 5, false, []string{"0", "1", "2", "3", "4", "5"}, "млн"},
		{1e6, 1e6 + 10, 2, false, []string{"1\u202F000\u202F000", "1\u202F000\u202F005", "1\u202F000\u202F010"}, ""},
		{0, 2e300, 2, false, []string{"0", "1", "2"}, "×10³⁰⁰"},
		{0, 0, 2, false, []string{"0,0", "0,5", "1,0"}, ""},
	} {
		a := linearAxis{lang: lang.Of("ru"), most: c.most, rounded: c.rounded}.axis(span{c.low, c.high})
		require.Equal(t, c.want, labels(a), "%v to %v", c.low, c.high)
		require.Equal(t, c.scaled, a.scaled)
		require.LessOrEqual(t, a.low, c.low)
		require.GreaterOrEqual(t, a.high, c.high)
	}
}

func TestCountsHaveWholeTicks(t *testing.T) {
	a := linearAxis{lang: lang.Of("en"), most: 8, rounded: true, whole: true}.axis(span{0, 3})
	require.Equal(t, []string{"0", "1", "2", "3"}, labels(a))
}

func TestEveryRangeMakesAnAxis(t *testing.T) {
	extremes := []float64{-1e300, -1e17, -5, -1e-9, -5e-324, 0, 5e-324, 1e-320, 1e-300, 1e-9, 1, 1 + 4e-16, 5, 1e15, 1e15 + 1,
		1e16, 1e17, 1e17 + 64, 1e300}
	for _, low := range extremes {
		for _, high := range extremes {
			if low > high {
				continue
			}
			for _, most := range []int{1, 2, 8, 20} {
				for _, rounded := range []bool{true, false} {
					checkAxis(t, linearAxis{lang: lang.Of("en"), most: most, rounded: rounded}.axis(span{low, high}))
				}
				if low >= negligible {
					checkAxis(t, logAxis{lang.Of("en"), most}.axis(span{low, high}))
				}
			}
		}
	}
	checkAxis(t, linearAxis{lang: lang.Of("en"), most: 5}.axis(newSpan()))
	checkAxis(t, logAxis{lang.Of("en"), 5}.axis(newSpan()))
}

func checkAxis(t *testing.T, a *axis) {
	t.Helper()
	require.False(t, math.IsNaN(a.low) || math.IsInf(a.low, 0) || math.IsNaN(a.high) || math.IsInf(a.high, 0))
	require.Less(t, a.low, a.high)
	require.LessOrEqual(t, len(a.ticks), 200)
	for _, tick := range a.ticks {
		at := a.norm().Normalize(a.low, a.high, tick.Value)
		require.True(t, at > -0.01 && at < 1.01, "tick %v of %v to %v is at %v", tick.Value, a.low, a.high, at)
	}
}

func TestLogTicks(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		most      int
		want      []string
	}{
		{1, 1000, 6, []string{"1", "10", "100", "1,000"}},
		{0.02, 90, 8, []string{"0.1", "1", "10", "100"}},
		{1.5, 70, 9, []string{"1", "2", "5", "10", "20", "50", "100"}},
		{1e-9, 1e9, 4, []string{"10⁻⁹", "10⁻⁴", "10¹", "10⁶"}},
		{2, 5, 4, []string{"2", "3", "4", "5"}},
	} {
		require.Equal(t, c.want, labels(logAxis{lang.Of("en"), c.most}.axis(span{c.low, c.high})), "%v to %v", c.low, c.high)
	}
}

func testFit(t *testing.T, length vg.Length) tickFit {
	t.Helper()
	fonts, err := pdf.BuiltinFonts()
	require.NoError(t, err)
	return tickFit{look: &look.Look{Text: pdf.NewHandler(fonts), Lang: lang.Of("ru")}, length: length}
}

func TestTimeTicks(t *testing.T) {
	fit := testFit(t, 450)
	for _, c := range []struct {
		from, to string
		want     []string
	}{
		{"2026-01-15T00:00:00Z", "2026-01-15T12:00:00Z", []string{"00:00\n15\u00A0янв\n2026", "01:00", "02:00", "03:00", "04:00",
			"05:00", "06:00", "07:00", "08:00", "09:00", "10:00", "11:00", "12:00"}},
		{"2025-12-30T18:00:00Z", "2026-01-03T00:00:00Z", []string{"18:00\n30\u00A0дек\n2025", "00:00\n31\u00A0дек", "06:00", "12:00",
			"18:00", "00:00\n1\u00A0янв", "06:00", "12:00", "18:00", "00:00\n2\u00A0янв", "06:00", "12:00", "18:00", "00:00\n3\u00A0янв"}},
		{"2025-12-27T00:00:00Z", "2026-01-12T00:00:00Z", []string{"27\u00A0дек\n2025", "29\u00A0дек", "1\u00A0янв\n2026", "3\u00A0янв",
			"5\u00A0янв", "7\u00A0янв", "9\u00A0янв", "11\u00A0янв"}},
		{"2025-02-10T00:00:00Z", "2026-02-10T00:00:00Z", []string{"мар\n2025", "апр", "май", "июн", "июл", "авг", "сен", "окт",
			"ноя", "дек", "янв\n2026", "фев"}},
		{"1990-06-01T00:00:00Z", "2026-06-01T00:00:00Z", []string{"1995", "2000", "2005", "2010", "2015", "2020", "2025"}},
		{"2026-01-15T10:00:00Z", "2026-01-15T10:00:00.030Z", []string{"10:00:00.000\n15\u00A0янв\n2026", "10:00:00.005",
			"10:00:00.010", "10:00:00.015", "10:00:00.020", "10:00:00.025", "10:00:00.030"}},
	} {
		from, err := time.Parse(time.RFC3339, c.from)
		require.NoError(t, err)
		to, err := time.Parse(time.RFC3339, c.to)
		require.NoError(t, err)
		a := timeAxis{lang.Of("ru"), fit}.axis(span{float64(from.UnixMilli()), float64(to.UnixMilli())})
		require.Equal(t, c.want, labels(a), "%s to %s", c.from, c.to)
		require.True(t, fit.fits(a))
	}
}

func TestEveryTimeRangeMakesAnAxis(t *testing.T) {
	fit := testFit(t, 450)
	for length := 1.0; length < latest-earliest; length *= 2.7 {
		for _, from := range []float64{earliest, 0, 1.7e12, latest - length} {
			a := timeAxis{lang.Of("en"), fit}.axis(span{from, from + length})
			checkAxis(t, a)
			require.NotEmpty(t, labels(a), "%v for %v ms", from, length)
			require.True(t, fit.fits(a))
		}
	}
}
