package messages

// Text is a Markdown subset: headings, paragraphs, lists, bold, italic, code, links.
type Text struct {
	Text string
}

// Line draws each series as a line; a null in y is a gap.
type Line struct {
	Heading
	X, Y   Axis
	Series []XYSeries
}

// Scatter draws each series as dots.
type Scatter struct {
	Heading
	X, Y   Axis
	Series []XYSeries
}

// XYSeries holds points: X and Y have the same length.
type XYSeries struct {
	Name string
	X, Y Values
}

// Bar draws a bar for each category and series.
type Bar struct {
	Heading
	Stack      string // "none" (default: side by side), "stacked", "percent"
	Horizontal bool
	Categories []string
	Y          Axis // of the values; no "time"
	Series     []BarSeries
}

// BarSeries holds one value for each of the block's categories.
type BarSeries struct {
	Name string
	Y    Values
}

// Histogram counts the values of each series in Bins bins of equal width over the range of all of them.
type Histogram struct {
	Heading
	Bins   int // 1 to MaxBins; default 30
	X      Axis
	Series []HistogramSeries
}

// HistogramSeries holds the values to count.
type HistogramSeries struct {
	Name   string
	Values Values
}

// Table is rows under named columns; every row has a cell for each column.
type Table struct {
	Heading
	Columns []Column
	Rows    [][]Cell
}

// Column heads a column of a table.
type Column struct {
	Name  string
	Align string // "left", "right", "center"; "" is right for a column of numbers, else left
}

func (*Text) Type() string      { return "text" }
func (*Line) Type() string      { return "line" }
func (*Scatter) Type() string   { return "scatter" }
func (*Bar) Type() string       { return "bar" }
func (*Histogram) Type() string { return "histogram" }
func (*Table) Type() string     { return "table" }
