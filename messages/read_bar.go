package messages

import "plotmill/messages/internal/jsonread"

// barDraft is a bar block as first read.
type barDraft struct {
	Bar
	names   *columnUse // of the column with the categories
	counted bool       // categories are known, and are count items
	count   int
	columns []column // y of each series
}

var barAxis = axisRule{
	scales: []string{"linear"},
	noLog:  "bars start at 0, which a log scale does not have",
	noTime: "bars show amounts; write times as categories",
}

var barFields = headed(func(b *barDraft) *Heading { return &b.Heading },
	dataField[barDraft](),
	objectField[barDraft]{"stack", false, func(d *decoder, b *barDraft) {
		b.Stack = d.readChoice("none", "stacked", "percent")
	}},
	objectField[barDraft]{"horizontal", false, func(d *decoder, b *barDraft) { b.Horizontal = d.readBool() }},
	objectField[barDraft]{"categories", true, func(d *decoder, b *barDraft) { b.readCategories(d) }},
	objectField[barDraft]{"y", false, func(d *decoder, b *barDraft) {
		readObject(d, barAxis.fields(), &b.Y)
	}},
	objectField[barDraft]{"series", true, func(d *decoder, b *barDraft) {
		d.readList(MaxSeries, "series", func(int) {
			b.Series = append(b.Series, BarSeries{})
			b.columns = append(b.columns, column{})
			readSeries(d, barSeriesFields, b)
		})
	}},
)

// barSeriesFields read into the last series.
var barSeriesFields = []objectField[barDraft]{
	dataField[barDraft](),
	{"name", false, func(d *decoder, b *barDraft) { b.Series[len(b.Series)-1].Name = d.readLabel() }},
	{"y", true, func(d *decoder, b *barDraft) { b.columns[len(b.columns)-1] = d.readColumn(&d.spent.y) }},
}

func (b *barDraft) readCategories(d *decoder) {
	if d.r.Kind() == jsonread.String {
		b.names = d.readUse(nil)
		return
	}
	b.count, b.counted = d.readList(MaxCategories, "categories", func(int) {
		b.Categories = append(b.Categories, d.readLabel())
	})
}

func (d *decoder) readBar() Block {
	b := &barDraft{Bar: Bar{Stack: "none", Y: Axis{Scale: "linear"}}}
	readObject(d, barFields, b)
	if b.names != nil {
		b.Categories, b.counted = d.useLabels(b.names, field("categories"))
		b.count = len(b.Categories)
	}
	columns := make([]*column, len(b.columns))
	for i := range b.columns {
		c := &b.columns[i]
		d.checkColumn(c, columnRule{scale: b.Y.Scale, gaps: true}, seriesY(i)...)
		if c.given && b.counted && c.count != b.count {
			d.wrongf(c.offset, seriesY(i), "has %s for %s; give one for each (null is a gap)",
				counted{c.count, "value"}, counted{b.count, "category"})
		}
		b.Series[i].Y = c.Values
		columns[i] = c
	}
	d.checkStack(b.Stack, columns)
	d.checkDrawn(columns)
	return &b.Bar
}
