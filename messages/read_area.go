package messages

// areaDraft is an area block as first read.
type areaDraft struct {
	xyDraft
	stack string
}

var areaAxis = axisRule{
	scales: []string{"linear"},
	noLog:  "areas start at 0, which a log scale does not have; use a line block",
	noTime: "times go along the x axis",
}

var areaFields = headed(func(b *areaDraft) *Heading { return &b.Heading },
	dataField[areaDraft](),
	objectField[areaDraft]{"stack", false, func(d *decoder, b *areaDraft) {
		b.stack = d.readChoice("none", "stacked", "percent")
	}},
	objectField[areaDraft]{"x", false, func(d *decoder, b *areaDraft) {
		readObject(d, xAxis.fields(), &b.X)
	}},
	objectField[areaDraft]{"y", false, func(d *decoder, b *areaDraft) {
		readObject(d, areaAxis.fields(), &b.Y)
	}},
	objectField[areaDraft]{"series", true, func(d *decoder, b *areaDraft) { b.readSeries(d) }},
)

func (d *decoder) readArea() Block {
	b := &areaDraft{xyDraft: newXYDraft(), stack: "none"}
	readObject(d, areaFields, b)
	d.checkXY(&b.xyDraft)
	d.checkForward(b.series)
	if b.stack != "none" {
		d.checkSameX(b.series)
	}
	columns := make([]*column, len(b.series))
	for i := range b.series {
		columns[i] = &b.series[i].y
	}
	d.checkStack(b.stack, columns)
	return &Area{Heading: b.Heading, Stack: b.stack, X: b.X, Y: b.Y, Series: b.done()}
}
