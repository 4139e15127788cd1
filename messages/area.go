package messages

// Area draws each series as a line over a filled area; a null in y is a gap.
type Area struct {
	Heading
	Stack  string // "none" (default: over one another), "stacked", "percent"
	X      Axis
	Y      Axis // "linear": areas start at 0
	Series []XYSeries
}

func (*Area) Type() string { return "area" }
