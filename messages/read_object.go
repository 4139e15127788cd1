package messages

import (
	"slices"

	"plotmill/messages/internal/jsonread"
)

// objectField is a field that an object of the spec may have: its name, and how its value gets into the T.
type objectField[T any] struct {
	name     string
	required bool
	read     func(d *decoder, into *T)
}

// readObject reads the object that comes next. Tables of fields say all there is to know about it, so that unknown,
// doubled and missing fields are found in one place. False: it is no object.
func readObject[T any](d *decoder, fields []objectField[T], into *T) bool {
	offset, ok := d.expect(jsonread.Object)
	if !ok {
		return false
	}
	d.r.Open()
	var seen uint64 // a bit for each of fields
	for name, more := d.r.Field(); more; name, more = d.r.Field() {
		i := slices.IndexFunc(fields, func(f objectField[T]) bool { return f.name == string(name) })
		switch {
		case i < 0:
			unknownField(d, name, fields)
		case seen&(1<<i) != 0:
			d.doubledField(fields[i].name)
		default:
			seen |= 1 << i
			d.push(field(fields[i].name))
			fields[i].read(d, into)
			d.pop()
		}
	}
	for i, f := range fields {
		if f.required && seen&(1<<i) == 0 {
			d.wrongHeref(offset, "the field %q is missing", f.name)
		}
	}
	return true
}

func unknownField[T any](d *decoder, name []byte, fields []objectField[T]) {
	offset, at, hint := d.r.Offset(), []step{field(string(name))}, ""
	if d.mistakes.keeps(offset) { // there may be millions
		known := fieldNames(fields)
		hint = "the fields here are " + listed(known, "and")
		if near := nearest(string(name), known); near != "" {
			hint = "did you mean " + quoted(near) + "?"
		}
	}
	d.wrongf(offset, at, "unknown field %s; %s", quoted(string(name)), hint)
	d.r.Skip()
}

func (d *decoder) doubledField(name string) {
	d.wrongf(d.r.Offset(), []step{field(name)}, "the field %q is given twice; keep one", name)
	d.r.Skip()
}

func fieldNames[T any](fields []objectField[T]) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	return names
}
