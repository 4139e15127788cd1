package messages

// readBlocks reads the report's blocks, of which there may be MaxBlocks with those in rows.
func (d *decoder) readBlocks(r *Report) {
	d.r.Kind()
	offset := d.r.Offset()
	n, _ := d.readList(MaxBlocks, "blocks", func(int) { r.Blocks = append(r.Blocks, d.readBlock()) })
	if all := n + d.nested; n <= MaxBlocks && all > MaxBlocks {
		d.wrongHeref(offset, "has %s blocks with those in rows; at most %s are allowed", grouped(all), grouped(MaxBlocks))
	}
}
