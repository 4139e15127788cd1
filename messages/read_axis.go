package messages

import (
	"slices"

	"plotmill/messages/internal/jsonread"
)

// readAxis reads an axis whose scale is one of scales; why says what is against the others.
func (d *decoder) readAxis(axis *Axis, why string, scales ...string) {
	readObject(d, axisFields(why, scales), axis)
}

func axisFields(why string, scales []string) []objectField[Axis] {
	return []objectField[Axis]{
		{"scale", false, func(d *decoder, a *Axis) { a.Scale = d.readScale(why, scales) }},
		{"title", false, func(d *decoder, a *Axis) { a.Title = d.readLabel() }},
	}
}

// readScale tells a scale that exists, but not for this axis, from one that does not exist.
func (d *decoder) readScale(why string, scales []string) string {
	if d.r.Kind() != jsonread.String {
		return d.readChoice(scales...)
	}
	ahead, offset := *d.r, d.r.Offset()
	scale := string(ahead.Text())
	if slices.Contains([]string{"log", "time"}, scale) && !slices.Contains(scales, scale) {
		d.wrongHeref(offset, "must be %s, not %q: %s", listed(scales, "or"), scale, why)
		d.r.Skip()
		return scales[0]
	}
	return d.readChoice(scales...)
}
