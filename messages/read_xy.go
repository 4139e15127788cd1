package messages

// xyDraft is a line or scatter block as first read.
type xyDraft struct {
	Heading
	X, Y   Axis
	series []xySeriesDraft
}

type xySeriesDraft struct {
	name string
	x, y column
}

var (
	xAxis = axisRule{scales: []string{"linear", "log", "time"}}
	yAxis = axisRule{scales: []string{"linear", "log"}, noTime: "times go along the x axis"}
)

var xyFields = headed(func(b *xyDraft) *Heading { return &b.Heading },
	dataField[xyDraft](),
	objectField[xyDraft]{"x", false, func(d *decoder, b *xyDraft) {
		readObject(d, xAxis.fields(), &b.X)
	}},
	objectField[xyDraft]{"y", false, func(d *decoder, b *xyDraft) {
		readObject(d, yAxis.fields(), &b.Y)
	}},
	objectField[xyDraft]{"series", true, func(d *decoder, b *xyDraft) { b.readSeries(d) }},
)

var xySeriesFields = []objectField[xySeriesDraft]{
	dataField[xySeriesDraft](),
	{"name", false, func(d *decoder, s *xySeriesDraft) { s.name = d.readLabel() }},
	{"x", true, func(d *decoder, s *xySeriesDraft) { s.x = d.readColumn(&d.spent.x) }},
	{"y", true, func(d *decoder, s *xySeriesDraft) { s.y = d.readColumn(&d.spent.y) }},
}

func (d *decoder) readLine() Block {
	b := d.readXY()
	return &Line{Heading: b.Heading, X: b.X, Y: b.Y, Series: b.done()}
}

func (d *decoder) readScatter() Block {
	b := d.readXY()
	return &Scatter{Heading: b.Heading, X: b.X, Y: b.Y, Series: b.done()}
}

func newXYDraft() xyDraft { return xyDraft{X: Axis{Scale: "linear"}, Y: Axis{Scale: "linear"}} }

func (b *xyDraft) readSeries(d *decoder) {
	d.readList(MaxSeries, "series", func(int) {
		b.series = append(b.series, xySeriesDraft{})
		readSeries(d, xySeriesFields, &b.series[len(b.series)-1])
	})
}

func (d *decoder) readXY() *xyDraft {
	b := newXYDraft()
	readObject(d, xyFields, &b)
	d.checkXY(&b)
	return &b
}

// checkXY notes the mistakes in the values of a block's series.
func (d *decoder) checkXY(b *xyDraft) {
	columns := make([]*column, 0, len(b.series))
	for i := range b.series {
		s := &b.series[i]
		d.checkColumn(&s.x, columnRule{scale: b.X.Scale, times: true}, field("series"), item(i), field("x"))
		d.checkColumn(&s.y, columnRule{scale: b.Y.Scale, gaps: true}, field("series"), item(i), field("y"))
		if s.x.given && s.y.given && s.x.count != s.y.count {
			d.wrongf(s.y.offset, []step{field("series"), item(i), field("y")},
				"has %s, but x has %s; each point needs both (null in y is a gap)", counted{s.y.count, "value"}, counted{s.x.count, "value"})
		}
		columns = append(columns, &s.y)
	}
	d.checkDrawn(columns)
}

func (b *xyDraft) done() []XYSeries {
	series := make([]XYSeries, len(b.series))
	for i, s := range b.series {
		series[i] = XYSeries{Name: s.name, X: s.x.Values, Y: s.y.Values}
	}
	return series
}
