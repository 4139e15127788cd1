package messages

// The names and content types of the replies.
const (
	TypeReportRendered = "reports.rendered.v1"
	TypeReportFailed   = "reports.failed.v1"

	ContentTypeJSON    = "application/json"
	ContentTypePDF     = "application/pdf"
	ContentTypeProblem = "application/problem+json"
)

// ReportRendered is the good end of a [RenderReport].
type ReportRendered struct {
	PDF      []byte
	Pages    int
	Warnings []string // what was drawn otherwise than asked, such as a glyph that no font has
}

// ReportFailed is the bad end of a [RenderReport]: its body is the problem as JSON.
type ReportFailed struct {
	Problem Problem
}
