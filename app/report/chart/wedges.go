package chart

import (
	"math"

	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
)

// wedges draws the slices, and lines of paper between those that are wide enough to bear it.
func (p *pie) wedges() {
	for i := range p.slices {
		if s := &p.slices[i]; s.share() > 0 {
			p.canvas.SetColor(s.color)
			p.canvas.Fill(p.wedge(s))
		}
	}
	p.canvas.SetColor(look.Paper)
	p.canvas.SetLineWidth(1)
	p.canvas.SetLineDash(nil, 0)
	for i := range p.slices {
		before := &p.slices[(i+len(p.slices)-1)%len(p.slices)]
		if s := &p.slices[i]; p.broad(s) && p.broad(before) && s.share() < 1 {
			p.canvas.StrokePolyline([]vg.Point{p.at(s.start, p.hole), p.at(s.start, p.radius+0.5)})
		}
	}
}

// broad says that a slice still shows beside a line.
func (p *pie) broad(s *slice) bool { return p.arc(s) > 3 }

// arc is the length of a slice's edge.
func (p *pie) arc(s *slice) vg.Length { return vg.Length(s.share()*2*math.Pi) * p.radius }

func (p *pie) wedge(s *slice) vg.Path {
	from, sweep := angle(s.start), -2*math.Pi*s.share()
	var path vg.Path
	switch {
	case p.hole > 0:
		path.Move(p.at(s.start, p.radius))
		path.Arc(p.center, p.radius, from, sweep)
		path.Arc(p.center, p.hole, from+sweep, -sweep)
	case s.share() > 1-1e-9:
		path.Move(p.at(s.start, p.radius))
		path.Arc(p.center, p.radius, from, sweep)
	default:
		path.Move(p.center)
		path.Arc(p.center, p.radius, from, sweep)
	}
	path.Close()
	return path
}

// at is the place so many turns clockwise from 12 o'clock, so far from the center.
func (p *pie) at(turns float64, distance vg.Length) vg.Point {
	sin, cos := math.Sincos(angle(turns))
	return vg.Point{X: p.center.X + distance*vg.Length(cos), Y: p.center.Y + distance*vg.Length(sin)}
}
