package messages

import (
	"math"

	"plotmill/messages/internal/jsonread"
)

const defaultBins = 30

// histogramDraft is a histogram block as first read.
type histogramDraft struct {
	Histogram
	columns []column // values of each series
}

var histogramAxis = axisRule{
	scales: []string{"linear"},
	noLog:  "the bins of a histogram have equal widths; count the logarithms instead",
	noTime: "a histogram counts plain numbers",
}

var histogramFields = headed(func(b *histogramDraft) *Heading { return &b.Heading },
	dataField[histogramDraft](),
	objectField[histogramDraft]{"bins", false, func(d *decoder, b *histogramDraft) { b.Bins = d.readBins() }},
	objectField[histogramDraft]{"x", false, func(d *decoder, b *histogramDraft) {
		readObject(d, histogramAxis.fields(), &b.X)
	}},
	objectField[histogramDraft]{"series", true, func(d *decoder, b *histogramDraft) {
		d.readList(MaxSeries, "series", func(int) {
			b.Series = append(b.Series, HistogramSeries{})
			b.columns = append(b.columns, column{})
			readSeries(d, histogramSeriesFields, b)
		})
	}},
)

// histogramSeriesFields read into the last series.
var histogramSeriesFields = []objectField[histogramDraft]{
	dataField[histogramDraft](),
	{"name", false, func(d *decoder, b *histogramDraft) { b.Series[len(b.Series)-1].Name = d.readLabel() }},
	{"values", true, func(d *decoder, b *histogramDraft) {
		b.columns[len(b.columns)-1] = d.readColumn(&d.spent.y)
	}},
}

func (d *decoder) readHistogram() Block {
	b := &histogramDraft{Histogram: Histogram{Bins: defaultBins, X: Axis{Scale: "linear"}}}
	readObject(d, histogramFields, b)
	columns := make([]*column, len(b.columns))
	for i := range b.columns {
		columns[i] = &b.columns[i]
		d.checkColumn(columns[i], columnRule{scale: b.X.Scale, gaps: true},
			field("series"), item(i), field("values"))
		b.Series[i].Values = columns[i].Values
	}
	d.checkDrawn(columns)
	return &b.Histogram
}

func (d *decoder) readBins() int {
	offset, ok := d.expect(jsonread.Number)
	if !ok {
		return defaultBins
	}
	bins := d.r.Float()
	if bins < 1 || bins > MaxBins || bins != math.Trunc(bins) {
		d.wrongHeref(offset, "must be a whole number from 1 to %s", grouped(MaxBins))
		return defaultBins
	}
	return int(bins)
}
