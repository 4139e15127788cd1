package messages

// Report is a report specification with its data: what a client posts, what a command carries and what the
// renderer draws. Read it with [ReadReport]; a Report that was read is valid.
type Report struct {
	Title    string
	Subtitle string
	Author   string
	Lang     string // BCP 47 primary tag: "ru" (default "en"), "en", "de", "fr"; sets number and date forms
	Page     Page
	Blocks   []Block
}

// Page is the paper and what repeats on it. Header and Footer may hold {page}, {pages} and {title}.
type Page struct {
	Size      string // "A4" (default), "A3", "Letter"
	Landscape bool
	Header    string
	Footer    string
}

// Block is one of *[Text], *[KPIs], *[Line], *[Area], *[Bar], *[Scatter], *[Histogram], *[Pie], *[Table], *[Row],
// *[PageBreak]. Blocks flow down the pages in order.
type Block interface {
	// Type is the block's "type" in the spec.
	Type() string
}

// Heading is what every chart and table can be headed with.
type Heading struct {
	Title string
	Unit  string // of the values, shown with the title
}

// Axis says how an axis reads its values.
type Axis struct {
	Scale string // "linear" (default), "log", "time"
	Title string
}
