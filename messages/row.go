package messages

// Row sets blocks side by side. They are charts, tables, texts and key figures: no rows and no page breaks.
type Row struct {
	Blocks []Block
	Widths []float64 // the share of the width that each of Blocks has, 1 to MaxShare; none: all have the same
}

// PageBreak lets what follows begin on a new page.
type PageBreak struct{}

// Type is of [Block].
func (*Row) Type() string { return "row" }

// Type is of [Block].
func (*PageBreak) Type() string { return "page_break" }
