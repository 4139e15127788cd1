package messages

// columnUse is the name of a column where its values could stand.
type columnUse struct {
	name   string
	offset int
	scope  *dataScope
	spent  *int // the budget that its values count in
}

// readUse reads the name of a column. Its set may be named later in the object, so it is found when the block was read.
func (d *decoder) readUse(spent *int) *columnUse {
	return &columnUse{offset: d.r.Offset(), name: string(d.r.Text()), scope: d.scope, spent: spent}
}

// findUsed finds the column; nil: there is a mistake, if only in the set.
func (d *decoder) findUsed(use *columnUse, below []step) *dataColumn {
	set, named := use.scope.find()
	if !named {
		d.wrongf(use.offset, below, `must be an array, not a string; a column's name can stand here only where "data" names its data set`)
		return nil
	}
	if set == nil || set.faulty {
		return nil
	}
	i, found := set.index[use.name]
	if !found {
		hint := ""
		if d.mistakes.keeps(use.offset) {
			hint = set.hint(use.name)
		}
		d.wrongf(use.offset, below, "the data set %s has no column %s; %s", quoted(set.name), quoted(use.name), hint)
		return nil
	}
	if set.columns[i].faulty {
		return nil
	}
	return &set.columns[i]
}

// hint says which column may have been meant.
func (s *dataSet) hint(name string) string {
	names := make([]string, len(s.columns))
	for i, c := range s.columns {
		names[i] = c.name
	}
	if near := nearest(name, names); near != "" {
		return "did you mean " + quoted(near) + "?"
	}
	return "the columns are " + listedShort(names)
}

// useColumn fills c with the column that it names. A column counts as many points as it has each time it is used, since
// each time it is drawn; its memory is shared.
func (d *decoder) useColumn(c *column, below []step) {
	data := d.findUsed(c.use, below)
	if data == nil {
		return
	}
	room := min(MaxPoints-*c.use.spent, len(data.values))
	c.Numbers = data.values[:room:room]
	c.Time = data.firstTime >= 0
	c.odd = data.odd || data.mixed() >= 0
	c.given, c.from = true, data
	c.count = len(data.values) - room
	d.tooMany(c, below)
	*c.use.spent += room
	c.count = len(data.values)
}
