package messages

import "plotmill/messages/internal/jsonread"

// pieDraft is a pie block as first read.
type pieDraft struct {
	Pie
	offset int  // of the slices
	counts bool // every slice has a value that is no mistake
}

var pieFields = headed(func(b *pieDraft) *Heading { return &b.Heading },
	objectField[pieDraft]{"donut", false, func(d *decoder, b *pieDraft) { b.Donut = d.readBool() }},
	objectField[pieDraft]{"slices", true, func(d *decoder, b *pieDraft) { b.readSlices(d) }},
)

var sliceFields = []objectField[Slice]{
	{"name", true, func(d *decoder, s *Slice) { s.Name = d.readFilled(MaxLabel, "") }},
	{"value", true, func(d *decoder, s *Slice) { s.Value = d.readAmount() }},
}

func (b *pieDraft) readSlices(d *decoder) {
	kind, before := d.r.Kind(), d.mistakes.total
	b.offset = d.r.Offset()
	d.readList(MaxSlices, "slices", func(int) {
		b.Slices = append(b.Slices, Slice{})
		readObject(d, sliceFields, &b.Slices[len(b.Slices)-1])
	})
	b.counts = kind == jsonread.Array && d.mistakes.total == before
}

func (d *decoder) readPie() Block {
	b := &pieDraft{}
	readObject(d, pieFields, b)
	if b.counts {
		d.checkWhole(b)
	}
	return &b.Pie
}

// readAmount reads a number from 0 on.
func (d *decoder) readAmount() float64 {
	offset, ok := d.expect(jsonread.Number)
	if !ok {
		return 0
	}
	v := d.r.Float()
	switch {
	case v < 0:
		d.wrongHeref(offset, "must not be below 0: a slice is a share of the whole; use a bar block")
	case v > MaxValue:
		d.wrongHeref(offset, "must be a number from 0 to 1e300")
	}
	return v
}

// checkWhole notes slices that have no sum to be shares of.
func (d *decoder) checkWhole(b *pieDraft) {
	sum := 0.0
	for _, s := range b.Slices {
		sum += s.Value
	}
	switch at := []step{field("slices")}; {
	case sum == 0:
		d.wrongf(b.offset, at, "must have at least one value above 0; all are 0")
	case sum > MaxValue:
		d.wrongf(b.offset, at, "has values whose sum passes the limit of 1e300")
	}
}
