package messages

// Problem is an error as a client sees it: application/problem+json (RFC 9457), over HTTP and in a failure reply.
type Problem struct {
	Type     string `json:"type"` // URI reference that names the kind, e.g. "/problems/invalid-spec"
	Title    string `json:"title"`
	Status   int    `json:"status"`
	Detail   string `json:"detail,omitempty"`
	Instance string `json:"instance,omitempty"` // the request's path

	Errors      []Mistake `json:"errors,omitempty"` // of an invalid spec, the first MaxMistakes
	ErrorsTotal int       `json:"errors_total,omitempty"`

	ReportID string `json:"report_id,omitempty"`
	PoisonID string `json:"poison_id,omitempty"`
}
