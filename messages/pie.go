package messages

// Pie draws values as shares of their sum: clockwise from 12 o'clock, in the order given.
type Pie struct {
	Heading
	Donut  bool // with a hole, in which the sum stands
	Slices []Slice
}

// Slice is one share of a pie.
type Slice struct {
	Name  string
	Value float64 // 0 or more
}

func (*Pie) Type() string { return "pie" }
