package chart

import (
	"slices"

	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
)

// pieLabel is the name and the percent of a slice, beside the pie.
type pieLabel struct {
	slice  *slice
	lines  []string  // of the name; the percent follows on the last
	own    bool      // the percent has a line of its own
	wanted vg.Length // height of the slice's middle
	middle vg.Length // height that the label gets
}

const (
	leaderOut   = 8  // how far a leader line goes straight out of its slice
	leaderRoom  = 22 // between pie and labels
	leastBeside = 70 // what labels need beside the pie
	mostLines   = 2  // of a name
)

// labels sets the labels in a column on each side. They do not fit if names would be cut, or if leader lines would
// run over the pie.
func (p *pie) labels() (all []pieLabel, fit bool) {
	width := p.beside()
	if width < leastBeside {
		return nil, false
	}
	var right, left []pieLabel
	for i := range p.slices {
		l, whole := p.labelOf(&p.slices[i], width)
		if !whole {
			return nil, false
		}
		if l.isRight() {
			right = append(right, l)
		} else {
			left = append(left, l)
		}
	}
	slices.Reverse(left) // both from the top
	fit = p.place(right) && p.place(left)
	return append(right, left...), fit
}

// beside is the width on each side of the pie.
func (p *pie) beside() vg.Length { return p.width()/2 - p.radius - leaderRoom }

func (l *pieLabel) turns() float64 { return (l.slice.start + l.slice.end) / 2 }

func (l *pieLabel) isRight() bool { return l.turns() < 0.5 }

func (l *pieLabel) height() vg.Length {
	n := len(l.lines)
	if l.own {
		n++
	}
	return look.Key.Leading() * vg.Length(n)
}

func (p *pie) labelOf(s *slice, width vg.Length) (l pieLabel, whole bool) {
	l = pieLabel{slice: s, lines: p.look.Wrap(look.Key, s.name, width, 0)}
	last := l.lines[len(l.lines)-1]
	l.own = p.look.Width(look.Key, last+" ")+p.look.Width(look.KeyValue, s.percent) > width
	l.wanted = p.at(l.turns(), p.radius+leaderOut).Y
	return l, len(l.lines) <= mostLines
}

// place finds the heights of the labels of a side, from the top: as near to the wanted ones as leaves them apart.
func (p *pie) place(side []pieLabel) bool {
	if len(side) == 0 {
		return true
	}
	const gap = 3
	// With what labels take above each other added, they are apart if no one is higher than the one before.
	above := make([]vg.Length, len(side))
	for i := 1; i < len(side); i++ {
		above[i] = above[i-1] + (side[i-1].height()+side[i].height())/2 + gap
	}
	raised := make([]vg.Length, len(side))
	for i := range side {
		raised[i] = side[i].wanted + above[i]
	}
	last := len(side) - 1
	highest := p.area.Max.Y - side[0].height()/2
	lowest := p.area.Min.Y + side[last].height()/2 + above[last]
	for i, h := range descending(raised) {
		side[i].middle = max(lowest, min(highest, h)) - above[i]
		if moved := side[i].middle - side[i].wanted; max(moved, -moved) > p.radius/2 {
			return false
		}
	}
	return lowest <= highest
}

// descending gives the heights nearest to the given ones that never rise: those that do are pooled into their mean.
func descending(heights []vg.Length) []vg.Length {
	type pool struct {
		sum vg.Length
		n   int
	}
	mean := func(p pool) vg.Length { return p.sum / vg.Length(p.n) }
	var pools []pool
	for _, h := range heights {
		own := pool{h, 1}
		for len(pools) > 0 && mean(own) > mean(pools[len(pools)-1]) {
			before := pools[len(pools)-1]
			own = pool{own.sum + before.sum, own.n + before.n}
			pools = pools[:len(pools)-1]
		}
		pools = append(pools, own)
	}
	all := make([]vg.Length, 0, len(heights))
	for _, p := range pools {
		for range p.n {
			all = append(all, mean(p))
		}
	}
	return all
}

// label draws the labels with their leader lines.
func (p *pie) label(all []pieLabel) {
	for i := range all {
		l := &all[i]
		side := vg.Length(1)
		if !l.isRight() {
			side = -1
		}
		x := p.center.X + side*(p.radius+leaderRoom)
		p.canvas.SetColor(look.AxisLine)
		p.canvas.SetLineWidth(0.6)
		p.canvas.SetLineDash(nil, 0)
		p.canvas.StrokePolyline([]vg.Point{
			p.at(l.turns(), p.radius+1), p.at(l.turns(), p.radius+leaderOut), {X: x - side*4, Y: l.middle}})
		p.writeLabel(l, x)
	}
}

// writeLabel writes a label that starts at x, or on the left ends there.
func (p *pie) writeLabel(l *pieLabel, x vg.Length) {
	y := l.middle + l.height()/2 - 8.5
	lines := l.lines
	if l.own {
		lines = append(slices.Clip(lines), "")
	}
	for i, line := range lines {
		percent := ""
		if i == len(lines)-1 {
			percent = l.slice.percent
			if line != "" {
				line += " "
			}
		}
		name, own := p.look.Width(look.Key, line), p.look.Width(look.KeyValue, percent)
		left := x
		if !l.isRight() {
			left -= name + own
		}
		look.Write(p.canvas, look.Key, left, y, line)
		look.Write(p.canvas, look.KeyValue, left+name, y, percent)
		y -= look.Key.Leading()
	}
}
