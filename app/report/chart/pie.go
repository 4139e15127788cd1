package chart

import (
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
	"plotmill/messages"
)

// pie is a pie while it is drawn.
type pie struct {
	*figure
	slices       []slice
	center       vg.Point
	radius, hole vg.Length
}

// holeShare is how much of a donut's radius its hole takes.
const holeShare = 0.58

// rowGap is the least between a name and its percent in the legend.
const rowGap = 10

// legendGap is between the pie and its legend.
const legendGap = 24

func (f *figure) pie(b *messages.Pie) {
	if f.over(0) {
		return
	}
	f.heading(b.Title, b.Unit, nil)
	p := &pie{figure: f, slices: slicesOf(f.look.Lang, b.Slices)}
	if len(p.slices) == 0 {
		f.noData()
		return
	}
	labels, fit := p.around()
	if !fit {
		p.leaveLegend()
	}
	if b.Donut {
		p.hole = p.radius * holeShare
	}
	p.wedges()
	if fit {
		p.label(labels)
	} else {
		p.column()
	}
	if b.Donut {
		p.total(b.Slices)
	}
}

// around puts the pie in the middle of the area, if all labels have room beside it.
func (p *pie) around() (labels []pieLabel, fit bool) {
	p.radius = max(10, min(p.height()/2-14, p.width()*0.22))
	p.center = vg.Point{X: (p.area.Min.X + p.area.Max.X) / 2, Y: (p.area.Min.Y + p.area.Max.Y) / 2}
	return p.labels()
}

// leaveLegend puts the pie at the left, with room for a legend beside it.
func (p *pie) leaveLegend() {
	left := (p.width() - p.widestRow() - legendGap - 4) / 2 // by a legend of one column, whose names are whole
	share := max(0.17*p.width(), min(0.24*p.width(), left))
	p.radius = max(10, min(p.height()/2-4, share))
	p.center = vg.Point{X: p.area.Min.X + p.radius + 4, Y: (p.area.Min.Y + p.area.Max.Y) / 2}
}

// column is the legend: a row for each slice with its percent, in as many columns as the rows need.
func (p *pie) column() {
	const row, apart = 13, 20
	left := p.center.X + p.radius + legendGap
	columns := ceilDiv(len(p.slices), max(1, int(p.height()/row)))
	rows := ceilDiv(len(p.slices), columns)
	width := min(p.widestRow(), (p.area.Max.X-left+apart)/vg.Length(columns)-apart)
	top := p.center.Y + row*vg.Length(rows)/2
	for i, s := range p.slices {
		x := left + (width+apart)*vg.Length(i/rows)
		y := top - row*vg.Length(i%rows)
		p.drawKey(key{pen: pen{color: s.color}, mark: keyBox}, x, y-6)
		room := width - keyWidth - p.look.Width(look.KeyValue, s.percent) - rowGap + 0.01
		look.Write(p.canvas, look.Key, x+keyWidth, y-9, p.look.ElideMiddle(look.Key, s.name, room))
		p.look.WriteRight(p.canvas, look.KeyValue, x+width, y-9, s.percent)
	}
}

// widestRow is the width of a row of the legend in which every name is whole.
func (p *pie) widestRow() (w vg.Length) {
	for i := range p.slices {
		s := &p.slices[i]
		w = max(w, keyWidth+p.look.Width(look.Key, s.name)+rowGap+p.look.Width(look.KeyValue, s.percent))
	}
	return w
}

func ceilDiv(a, b int) int { return (a + b - 1) / b }
