package messages

import "plotmill/messages/internal/jsonread"

// dataScope is a block or a series within it, where "data" may name the data set of the columns inside.
type dataScope struct {
	set   *dataSet // nil: no such set
	named bool
	outer *dataScope
}

// scoped reads an object whose "data" is for it alone.
func scoped(d *decoder, read func()) {
	d.scope = &dataScope{outer: d.scope}
	read()
	d.scope = d.scope.outer
}

// readSeries reads the object of a series.
func readSeries[T any](d *decoder, fields []objectField[T], into *T) {
	scoped(d, func() { readObject(d, fields, into) })
}

// dataField is the "data" of a block or series.
func dataField[T any]() objectField[T] {
	return objectField[T]{"data", false, func(d *decoder, _ *T) { d.readData() }}
}

func (d *decoder) readData() {
	offset, ok := d.expect(jsonread.String)
	d.scope.named = true
	if !ok {
		return
	}
	name := string(d.r.Text())
	d.findDatasets()
	if d.scope.set = d.datasets.byName[name]; d.scope.set != nil || !d.mistakes.keeps(offset) {
		return
	}
	d.wrongHeref(offset, "unknown data set %s; %s", quoted(name), d.datasets.hint(name))
}

// hint says which set may have been meant.
func (s *dataSets) hint(name string) string {
	switch near := nearest(name, s.names); {
	case near != "":
		return "did you mean " + quoted(near) + "?"
	case len(s.names) == 0:
		return `the report's "datasets" name none`
	}
	return "the data sets are " + listedShort(s.names)
}

// find returns the set of the innermost object that names one.
func (s *dataScope) find() (set *dataSet, named bool) {
	for ; s != nil; s = s.outer {
		if s.named {
			return s.set, true
		}
	}
	return nil, false
}
