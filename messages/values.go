package messages

// Values is a column of data.
type Values struct {
	// Numbers holds the values; NaN stands for null. Times are Unix milliseconds.
	Numbers []float64
	// Time says that the spec gave times (RFC 3339, dates or months) rather than numbers.
	Time bool
}

// CellKind says what a table cell holds.
type CellKind uint8

// The kinds of cell.
const (
	EmptyCell CellKind = iota // null
	TextCell
	NumberCell
)

// Cell is one cell of a table.
type Cell struct {
	Kind   CellKind
	Text   string
	Number float64
}
