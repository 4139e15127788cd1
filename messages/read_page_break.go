package messages

var pageBreakFields = []objectField[PageBreak]{typeField[PageBreak]()}

func (d *decoder) readPageBreak() Block {
	block := &PageBreak{}
	readObject(d, pageBreakFields, block)
	return block
}
