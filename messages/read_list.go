package messages

import "plotmill/messages/internal/jsonread"

// readList reads the array that comes next, of one to most things: read is called with the index of each. What is over
// the limit is only counted. It returns how many there are; false: it is no array.
func (d *decoder) readList(most int, things string, read func(i int)) (n int, ok bool) {
	offset, ok := d.expect(jsonread.Array)
	if !ok {
		return 0, false
	}
	d.r.Open()
	for ; d.r.Item(); n++ {
		if n >= most {
			d.r.Skip()
			continue
		}
		d.push(item(n))
		read(n)
		d.pop()
	}
	switch {
	case n == 0:
		d.wrongHeref(offset, "must not be empty: give 1 to %s %s", grouped(most), things)
	case n > most:
		d.wrongHeref(offset, "has %s %s; at most %s are allowed", grouped(n), things, grouped(most))
	}
	return n, true
}
