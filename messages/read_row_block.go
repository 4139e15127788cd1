package messages

import "plotmill/messages/internal/jsonread"

// rowDraft is a row as first read.
type rowDraft struct {
	Row
	blocks, widths           int // items
	blocksGiven, widthsGiven bool
	widthsOffset             int
}

// rowFields is a function, as a variable would depend on itself: blocks may be rows, and rows have blocks.
func rowFields() []objectField[rowDraft] {
	return []objectField[rowDraft]{
		typeField[rowDraft](),
		{"blocks", true, func(d *decoder, b *rowDraft) {
			b.blocks, b.blocksGiven = d.readList(MaxRowBlocks, "blocks", func(int) { b.Blocks = append(b.Blocks, d.readBlock()) })
		}},
		{"widths", false, func(d *decoder, b *rowDraft) { d.readWidths(b) }},
	}
}

func (d *decoder) readRowBlock() Block {
	b := &rowDraft{}
	d.inRow = true
	readObject(d, rowFields(), b)
	d.inRow = false
	d.nested += min(b.blocks, MaxRowBlocks)
	if b.blocksGiven && b.widthsGiven && b.widths > 0 && b.blocks != b.widths {
		d.wrongf(b.widthsOffset, []step{field("widths")}, "has %s for %s; give one for each, or leave the field out for equal widths",
			counted{b.widths, "width"}, counted{b.blocks, "block"})
	}
	return &b.Row
}

func (d *decoder) readWidths(b *rowDraft) {
	d.r.Kind()
	b.widthsOffset = d.r.Offset()
	b.widths, b.widthsGiven = d.readList(MaxRowBlocks, "widths", func(int) { b.Widths = append(b.Widths, d.readShare()) })
}

// readShare reads a share of a row's width.
func (d *decoder) readShare() float64 {
	offset, ok := d.expect(jsonread.Number)
	if !ok {
		return 1
	}
	share := d.r.Float()
	if share < 1 || share > MaxShare {
		d.wrongHeref(offset, "must be a number from 1 to %d: how many times as wide as a block of 1", MaxShare)
		return 1
	}
	return share
}
