package messages

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// BenchmarkReadReport reads a report of the usual size: four charts with 16,536 numbers in 160 KB.
func BenchmarkReadReport(b *testing.B) {
	spec := []byte(usualSpec())
	b.SetBytes(int64(len(spec)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ReadReport(spec); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadTimes reads a line of 10,000 times.
func BenchmarkReadTimes(b *testing.B) {
	times := make([]string, 10_000)
	for i := range times {
		times[i] = fmt.Sprintf(`"2026-%02d-%02dT%02d:30:00Z"`, i/500%12+1, i%28+1, i%24)
	}
	spec := fmt.Appendf(nil, `{"title": "t", "blocks": [{"type": "line", "x": {"scale": "time"}, "series": [{"x": [%s], "y": %s}]}]}`,
		strings.Join(times, ", "), numbers(len(times), 0, math.Sqrt))
	b.SetBytes(int64(len(spec)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ReadReport(spec); err != nil {
			b.Fatal(err)
		}
	}
}

// usualSpec is a line chart of 3 × 1,000 points, 3 × 12 bars, 2,000 dots and 10,000 values to count.
func usualSpec() string {
	random := rand.New(rand.NewPCG(7, 7))
	noise := func(mean, spread float64) func(float64) float64 {
		return func(float64) float64 { return mean + spread*random.NormFloat64() }
	}
	skewed := func(float64) float64 { return math.Exp(1 + random.NormFloat64()/2) }
	index := func(i float64) float64 { return i }
	var lines, bars []string
	for k := range 3 {
		lines = append(lines, fmt.Sprintf(`{"name": "регион %d", "x": %s, "y": %s}`,
			k, numbers(1000, 0, index), numbers(1000, 3, noise(100*float64(k), 20))))
		bars = append(bars, fmt.Sprintf(`{"name": "plan %d", "y": %s}`, k, numbers(12, 2, noise(50, 9))))
	}
	months := `["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]`
	return fmt.Sprintf(`{"title": "Ежедневный отчёт", "lang": "ru", "blocks": [`+
		`{"type": "line", "title": "Выручка по дням", "series": [%s]}, `+
		`{"type": "bar", "title": "Monthly orders", "categories": %s, "series": [%s]}, `+
		`{"type": "scatter", "title": "Latency vs size", "series": [{"name": "requests", "x": %s, "y": %s}]}, `+
		`{"type": "histogram", "bins": 40, "series": [{"name": "ms", "values": %s}]}]}`,
		strings.Join(lines, ", "), months, strings.Join(bars, ", "),
		numbers(2000, 4, skewed), numbers(2000, 4, skewed), numbers(10_000, 3, noise(120, 25)))
}

// numbers writes n values of f as a JSON array.
func numbers(n, decimals int, f func(float64) float64) string {
	texts := make([]string, n)
	for i := range texts {
		texts[i] = fmt.Sprintf("%.*f", decimals, f(float64(i)))
	}
	return "[" + strings.Join(texts, ", ") + "]"
}
