package messages

import (
	"slices"

	"plotmill/messages/internal/jsonread"
)

// blockKind is a type of block and how it is read.
type blockKind struct {
	name string
	read func(d *decoder) Block
	// notInRow says that it cannot stand in a row.
	notInRow bool
}

// blockKinds are all of them, in the order in which mistakes list them.
func blockKinds() []blockKind {
	return []blockKind{
		{name: "text", read: (*decoder).readTextBlock},
		{name: "kpis", read: (*decoder).readKPIs},
		{name: "line", read: (*decoder).readLine},
		{name: "area", read: (*decoder).readArea},
		{name: "bar", read: (*decoder).readBar},
		{name: "scatter", read: (*decoder).readScatter},
		{name: "histogram", read: (*decoder).readHistogram},
		{name: "pie", read: (*decoder).readPie},
		{name: "table", read: (*decoder).readTable},
		{name: "row", read: (*decoder).readRowBlock, notInRow: true},
		{name: "page_break", read: (*decoder).readPageBreak, notInRow: true},
	}
}

// readBlock reads the block that comes next; nil: it is too wrong to be one.
func (d *decoder) readBlock() Block {
	offset, ok := d.expect(jsonread.Object)
	if !ok {
		return nil
	}
	kinds := blockKinds()
	name, nameOffset, found := d.blockType()
	i := slices.IndexFunc(kinds, func(k blockKind) bool { return k.name == name })
	misplaced := i >= 0 && kinds[i].notInRow && d.inRow
	if i >= 0 && !misplaced {
		var block Block
		scoped(d, func() { block = kinds[i].read(d) })
		return block
	}
	if d.inRow {
		kinds = slices.DeleteFunc(kinds, func(k blockKind) bool { return k.notInRow })
	}
	switch known := blockNames(kinds); {
	case misplaced:
		d.wrongf(nameOffset, []step{typeStep()}, "a %s cannot stand in a row; the types there are %s", quoted(name), listed(known, "and"))
	case nameOffset < 0:
		d.wrongHeref(offset, "the field \"type\" is missing; it is one of %s", listed(known, "or"))
		d.findMisspeltType()
		return nil
	case found:
		d.unknownBlock(nameOffset, name, known)
	}
	d.r.Skip()
	return nil
}

// blockType looks ahead for the block's type, as that may stand behind the fields whose meaning depends on it. The
// offset is -1 if there is none; found is false if it is no string, which is then a mistake already.
func (d *decoder) blockType() (name string, offset int, found bool) {
	ahead := *d.r
	ahead.Open()
	for field, ok := ahead.Field(); ok; field, ok = ahead.Field() {
		if string(field) != "type" {
			ahead.Skip()
			continue
		}
		kind := ahead.Kind()
		if kind != jsonread.String {
			d.wrongf(ahead.Offset(), []step{typeStep()}, "must be a string, not %s", kindName(kind))
			return "", ahead.Offset(), false
		}
		offset = ahead.Offset()
		return string(ahead.Text()), offset, true
	}
	return "", -1, false
}

// findMisspeltType reads a block without a type and tells of the fields that were probably meant to be it. What the
// others are worth can't be said without a type.
func (d *decoder) findMisspeltType() {
	d.r.Open()
	for name, more := d.r.Field(); more; name, more = d.r.Field() {
		if nearest(string(name), []string{"type", "text", "title"}) == "type" {
			d.wrongf(d.r.Offset(), []step{field(string(name))}, "unknown field %s; did you mean \"type\"?", quoted(string(name)))
		}
		d.r.Skip()
	}
}

func typeStep() step { return field("type") }

func (d *decoder) unknownBlock(offset int, name string, known []string) {
	hint := ""
	if near := nearest(name, known); near != "" {
		hint = "; did you mean \"" + near + "\"?"
	}
	d.wrongf(offset, []step{typeStep()}, "unknown block type %s%s (the types are %s)", quoted(name), hint, listed(known, "and"))
}

func blockNames(kinds []blockKind) []string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.name
	}
	return names
}
