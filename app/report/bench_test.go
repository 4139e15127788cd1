package report

import (
	"context"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkR4 renders the reference report, each time with a title of its own.
func BenchmarkR4(b *testing.B) {
	r, spec := newRenderer(b), r4("")
	b.ReportAllocs()
	size := 0
	for i := 0; b.Loop(); i++ {
		spec.Title = "Ежедневный отчёт № " + strconv.Itoa(i)
		out, err := r.Render(context.Background(), spec)
		require.NoError(b, err)
		size = len(out.PDF)
	}
	b.ReportMetric(float64(size)/1000, "KB/report")
}

// BenchmarkDashboard renders key figures and rows.
func BenchmarkDashboard(b *testing.B) {
	r, spec := newRenderer(b), dashboard()
	b.ReportAllocs()
	for b.Loop() {
		_, err := r.Render(context.Background(), spec)
		require.NoError(b, err)
	}
}

// BenchmarkMillion renders one line of a million points.
func BenchmarkMillion(b *testing.B) {
	r, spec := newRenderer(b), million()
	b.ReportAllocs()
	for b.Loop() {
		_, err := r.Render(context.Background(), spec)
		require.NoError(b, err)
	}
}
