package chart

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
)

// projection leads from values to places along one direction of the page.
type projection struct {
	from, factor float64
	offset       vg.Length
	log          bool
}

func newProjection(a *plot.Axis, start, end vg.Length) projection {
	p := projection{from: a.Min, offset: start}
	to := a.Max
	if _, p.log = a.Scale.(logScale); p.log {
		p.from, to = math.Log10(a.Min), math.Log10(a.Max)
	}
	p.factor = float64(end-start) / (to - p.from)
	return p
}

// at is NaN for NaN and for what the axis cannot show.
func (p *projection) at(v float64) vg.Length {
	if p.log {
		v = logarithm(v)
	}
	return vg.Length((v-p.from)*p.factor) + p.offset
}

// isPlace says that neither coordinate is NaN.
func isPlace(p vg.Point) bool { return !math.IsNaN(float64(p.X)) && !math.IsNaN(float64(p.Y)) }
