package handlers

import (
	"time"

	"github.com/gin-gonic/gin"

	"plotmill/messages"
)

// spec is a posted spec: its bytes as they came, and read.
type spec struct {
	*body
	report *messages.Report
}

// readSpec reads and checks the body of a request; release what it returns. It takes a turn and gives it back. A body
// that takes its time loses the turn to others meanwhile; it does not stand in line again, since it holds memory that
// is free only after it was checked. Errors are in the table of problemOf.
func (a *api) readSpec(c *gin.Context, back func()) (*spec, error) {
	defer back()
	if err := checkMedia(c.Request.Header); err != nil {
		return nil, err
	}
	over := time.AfterFunc(turnLength, back)
	b, err := readBody(c.Request, a.Limits.MaxBody, a.gate)
	over.Stop()
	if err != nil {
		return nil, err
	}
	s := &spec{body: b}
	defer func() {
		if s.report == nil { // refused, or a panic
			s.release()
		}
	}()
	a.checking <- struct{}{} // never long: whoever is in it waits for nobody
	defer func() { <-a.checking }()
	s.report, err = a.ReadReport(b.bytes)
	return s, err
}
