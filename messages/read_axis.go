package messages

import "plotmill/messages/internal/jsonread"

// axisRule is what the scale of an axis may be, and what is against the others.
type axisRule struct {
	scales        []string
	noLog, noTime string
}

// fields are those of an axis.
func (rule axisRule) fields() []objectField[Axis] {
	return []objectField[Axis]{
		{"scale", false, func(d *decoder, a *Axis) { a.Scale = d.readScale(rule) }},
		{"title", false, func(d *decoder, a *Axis) { a.Title = d.readLabel() }},
	}
}

// readScale tells a scale that exists, but not for this axis, from one that does not exist.
func (d *decoder) readScale(rule axisRule) string {
	if d.r.Kind() != jsonread.String {
		return d.readChoice(rule.scales...)
	}
	ahead, offset := *d.r, d.r.Offset()
	scale := string(ahead.Text())
	why := map[string]string{"log": rule.noLog, "time": rule.noTime}[scale]
	if why == "" {
		return d.readChoice(rule.scales...)
	}
	d.wrongHeref(offset, "must be %s, not %q: %s", listed(rule.scales, "or"), scale, why)
	d.r.Skip()
	return rule.scales[0]
}
