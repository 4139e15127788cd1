package messages

import "plotmill/messages/internal/jsonread"

// dataSets are all sets of a report.
type dataSets struct {
	read   bool
	names  []string // in the order of the document
	byName map[string]*dataSet
	cells  int  // of all sets
	told   bool // that there are too many
}

// readDatasets reads the sets, unless a block needed them before.
func (d *decoder) readDatasets() {
	if d.datasets.read {
		d.r.Skip()
		return
	}
	d.datasets.read = true
	d.datasets.byName = make(map[string]*dataSet)
	offset, ok := d.expect(jsonread.Object)
	if !ok {
		return
	}
	d.r.Open()
	n := 0
	for text, more := d.r.Field(); more; text, more = d.r.Field() {
		if n++; n > MaxDatasets {
			d.r.Skip()
			continue
		}
		d.readDataset(string(text))
	}
	if n > MaxDatasets {
		d.wrongHeref(offset, "has %s data sets; at most %s are allowed", grouped(n), grouped(MaxDatasets))
	}
}

// findDatasets looks ahead for the sets, as they may stand behind the blocks that use them.
func (d *decoder) findDatasets() {
	if d.datasets.read {
		return
	}
	r, path := d.r, d.path
	d.r, d.path = r.At(0), []step{field("datasets")}
	d.r.Kind()
	d.r.Open()
	for text, more := d.r.Field(); more && !d.datasets.read; text, more = d.r.Field() {
		if string(text) == "datasets" {
			d.readDatasets()
		} else {
			d.r.Skip()
		}
	}
	d.datasets.read = true
	d.r, d.path = r, path
}

// readDataset reads one set in whatever form it comes.
func (d *decoder) readDataset(name string) {
	if d.datasets.byName[name] != nil {
		d.doubledField(name)
		return
	}
	set := &dataSet{name: name, index: make(map[string]int)}
	d.datasets.byName[name] = set
	d.datasets.names = append(d.datasets.names, name)
	d.push(field(name))
	d.checkDataName(d.r.Offset(), name)
	d.readDataForm(set)
	d.pop()
	set.faulty = set.faulty || d.datasets.told
}

// readDataForm tells the forms apart by their names: "rows" and "csv" stand alone, all others are columns.
func (d *decoder) readDataForm(set *dataSet) {
	offset, ok := d.expect(jsonread.Object)
	if !ok {
		set.faulty = true
		return
	}
	d.r.Open()
	alone, n := "", 0
	for text, more := d.r.Field(); more; text, more = d.r.Field() {
		name := string(text)
		n++
		switch {
		case name == alone && n > 1:
			d.doubledField(name)
			n--
		case name == "rows" && n == 1, name == "csv" && n == 1:
			alone = name
			d.readDataText(set, name)
		case name == "rows", name == "csv":
			alone = name
			d.r.Skip()
		case alone != "":
			d.r.Skip()
		default:
			d.readDataColumn(set, name)
		}
	}
	d.checkDataForm(set, offset, alone, n)
}

// checkDataForm notes sets of no form or of two.
func (d *decoder) checkDataForm(set *dataSet, offset int, alone string, n int) {
	switch {
	case n == 0:
		d.wrongHeref(offset, `must not be empty: give columns, or "rows", or "csv"`)
	case alone != "" && n > 1:
		d.wrongHeref(offset, "has %q beside other fields; that is a form of data set, not a column, and stands alone", alone)
	case alone == "":
		d.checkDataLengths(set)
		return
	default:
		return
	}
	set.faulty = true
}

func (d *decoder) readDataText(set *dataSet, form string) {
	d.push(field(form))
	if form == "rows" {
		d.readDataRows(set)
	} else {
		d.readDataCSV(set)
	}
	d.pop()
}

// checkDataName notes what is wrong with the name of a set or column.
func (d *decoder) checkDataName(offset int, name string) {
	if name == "" {
		d.wrongHeref(offset, "must have a name that is not empty")
		return
	}
	if detail := labelDetail(name); detail != "" {
		d.wrongHeref(offset, "its name %s", detail)
	}
}

// roomForCells takes n cells from what all sets may have; false: there are too many.
func (d *decoder) roomForCells(offset, n int) bool {
	sets := &d.datasets
	sets.cells += n
	if sets.cells <= MaxDataCells {
		return true
	}
	if !sets.told {
		sets.told = true
		d.wrongHeref(offset, "the data sets have more than %s cells; send fewer rows, or only the columns that are used",
			grouped(MaxDataCells))
	}
	return false
}
