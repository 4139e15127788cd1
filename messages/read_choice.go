package messages

import (
	"slices"

	"plotmill/messages/internal/jsonread"
)

// readChoice reads a string that is one of allowed; the first of them stands for a wrong one.
func (d *decoder) readChoice(allowed ...string) string {
	offset, ok := d.expect(jsonread.String)
	if !ok {
		return allowed[0]
	}
	text := d.r.Text()
	i := slices.IndexFunc(allowed, func(a string) bool { return a == string(text) })
	if i < 0 {
		d.wrongHeref(offset, "must be %s, not %s", listed(allowed, "or"), quoted(string(text)))
		return allowed[0]
	}
	return allowed[i]
}

func (d *decoder) readBool() bool {
	if _, ok := d.expect(jsonread.Bool); !ok {
		return false
	}
	return d.r.Bool()
}
