package chart

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

func stackOf(stack string, series ...[]float64) *messages.Area {
	b := &messages.Area{Stack: stack}
	for _, y := range series {
		b.Series = append(b.Series, messages.XYSeries{
			X: messages.Values{Numbers: make([]float64, len(y))}, Y: messages.Values{Numbers: y}})
	}
	return b
}

func TestLayersLieOnEachOther(t *testing.T) {
	gap := math.NaN()
	for _, c := range []struct {
		stack       string
		tops, bases []float64 // of the third series
	}{
		{"stacked", []float64{6, gap, 7, -3}, []float64{3, 3, 4, -1}},
		{"percent", []float64{100, gap, 100, -75}, []float64{50, 100, 400. / 7, -25}},
	} {
		f := &figure{ctx: context.Background()}
		third := f.layers(stackOf(c.stack, []float64{1, 1, gap, -1}, []float64{2, 2, 4, 1}, []float64{3, gap, 3, -2}))[2]
		// as text, in which a gap equals a gap
		require.Equal(t, fmt.Sprintf("%.6f", c.tops), fmt.Sprintf("%.6f", third.line.Y.Numbers), c.stack)
		require.Equal(t, fmt.Sprintf("%.6f", c.bases), fmt.Sprintf("%.6f", third.base), c.stack)
	}
}

func TestNothingHasNoShares(t *testing.T) {
	f := &figure{ctx: context.Background()}
	require.True(t, math.IsNaN(f.layers(stackOf("percent", []float64{0}, []float64{0}))[1].line.Y.Numbers[0]))
}
