package handlers

import (
	"github.com/gin-gonic/gin"

	"plotmill/messages"
)

// spec is a posted spec: its bytes as they came, and read.
type spec struct {
	*body
	report *messages.Report
}

// readSpec reads and checks the body of a request; release what it returns. Errors are in the table of problemOf.
func (a *api) readSpec(c *gin.Context) (*spec, error) {
	if err := checkMedia(c.Request.Header); err != nil {
		return nil, err
	}
	b, err := readBody(c.Request, a.Limits.MaxBody, a.gate)
	if err != nil {
		return nil, err
	}
	s := &spec{body: b}
	defer func() {
		if s.report == nil { // refused, or a panic
			s.release()
		}
	}()
	s.report, err = a.ReadReport(b.bytes)
	return s, err
}
