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

// readSpec reads and checks the body of a request; release what it returns. Errors are in the table of problemOf, or
// the context's.
func (a *api) readSpec(c *gin.Context) (*spec, error) {
	if err := checkMedia(c.Request.Header); err != nil {
		return nil, err
	}
	s := &spec{}
	defer func() {
		if s.report == nil && s.body != nil { // refused, or a panic
			s.release()
		}
	}()
	back, err := a.readInTurn(c, s)
	if err != nil {
		return nil, err
	}
	defer back()
	s.report, err = a.ReadReport(s.bytes)
	return s, err
}

// readInTurn reads the body in a turn, which lasts until back. A body that takes its time loses its turn to others; it
// does not stand in line again, since it holds memory that is free only after it was checked.
func (a *api) readInTurn(c *gin.Context, s *spec) (back func(), err error) {
	back, err = a.turns.take(c.Request.Context(), a.Limits.MaxWait)
	if err != nil {
		return nil, err
	}
	over := time.AfterFunc(turnLength, back)
	defer over.Stop()
	if s.body, err = readBody(c.Request, a.Limits.MaxBody, a.gate); err != nil {
		back()
		return nil, err
	}
	return back, nil
}
