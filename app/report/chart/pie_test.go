package chart

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/lang"
	"plotmill/messages"
)

func shares(t *testing.T, values ...float64) []slice {
	t.Helper()
	given := make([]messages.Slice, len(values))
	for i, v := range values {
		given[i] = messages.Slice{Name: "имя", Value: v}
	}
	return slicesOf(lang.Of("ru"), given)
}

func TestSlicesGoRoundFromTwelveInOrder(t *testing.T) {
	s := shares(t, 1, 2, 1)
	require.Equal(t, [][2]float64{{0, 0.25}, {0.25, 0.75}, {0.75, 1}}, [][2]float64{
		{s[0].start, s[0].end}, {s[1].start, s[1].end}, {s[2].start, s[2].end}})
	require.Equal(t, "25\u00A0%", s[0].percent, "whole percents have no decimals")
	p := &pie{center: vg.Point{X: 100, Y: 100}}
	require.InDelta(t, 110, float64(p.at(0, 10).Y), 1e-9, "12 o'clock is on top")
	require.InDelta(t, 110, float64(p.at(0.25, 10).X), 1e-9, "clockwise: 3 o'clock is next")
}

func TestSlicesOfHugeValues(t *testing.T) {
	s := shares(t, math.MaxFloat64, math.MaxFloat64)
	require.Equal(t, "50\u00A0%", s[1].percent)
	require.Nil(t, shares(t, 0, math.NaN(), -1))
}

// Labels of a side never overlap nor leave the area, whatever the shares.
func TestPieLabelsStayApart(t *testing.T) {
	fits := 0
	for n := range 33 {
		for _, ratio := range []float64{0.5, 0.8, 1, 1.3} {
			values := make([]float64, n)
			for i := range values {
				values[i] = math.Pow(ratio, float64(i))
			}
			p := &pie{figure: &figure{look: testFit(t, 0).look, area: vg.Rectangle{Max: vg.Point{X: 500, Y: 190}}}, slices: shares(t, values...)}
			labels, fit := p.around()
			if !fit {
				continue
			}
			fits++
			require.Len(t, labels, n)
			for i := range labels {
				l := &labels[i]
				require.GreaterOrEqual(t, l.middle-l.height()/2, vg.Length(-1e-9))
				require.LessOrEqual(t, l.middle+l.height()/2, vg.Length(190+1e-9))
				if i > 0 && l.isRight() == labels[i-1].isRight() {
					before := &labels[i-1]
					require.GreaterOrEqual(t, before.middle-before.height()/2, l.middle+l.height()/2, "%d slices, label %d", n, i)
				}
			}
		}
	}
	require.Greater(t, fits, 30)
}

func TestDescendingIsNearest(t *testing.T) {
	require.Equal(t, []vg.Length{5, 3, 3, 1}, descending([]vg.Length{5, 2, 4, 1}))
	require.Equal(t, []vg.Length{2, 2, 2}, descending([]vg.Length{1, 2, 3}))
	require.Equal(t, []vg.Length{3, 2, 1}, descending([]vg.Length{3, 2, 1}))
}
