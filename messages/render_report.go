package messages

// TypeRenderReport names the command [RenderReport].
const TypeRenderReport = "reports.render.v1"

// RenderReport asks for a report. Exactly one reply, [ReportRendered] or [ReportFailed], goes to ReplyTo.
type RenderReport struct {
	ReportID      string // property message_id
	CorrelationID string // property correlation_id
	ReplyTo       string // property reply_to; empty: nobody waits
	Spec          []byte // the body: the report's spec as JSON, unread
}
