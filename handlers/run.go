package handlers

import (
	"context"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
)

// run is what happened to one delivery of a command: the middlewares write it, the trace logs it and the poison
// middleware puts it beside the message. It travels in the message's context and belongs to one goroutine.
type run struct {
	reportID    string // "" until somebody asked
	attempts    int
	firstFailed time.Time
	lastFailed  time.Time
	outcome     string // done, poisoned, put back, interrupted
	poisonID    string
	failure     *failure
	warnings    []string
}

type runKey struct{}

// runOf gives the message's run; the first to ask, the outermost middleware, makes it.
func runOf(msg *message.Message) *run {
	if r, ok := msg.Context().Value(runKey{}).(*run); ok {
		return r
	}
	r := &run{}
	msg.SetContext(context.WithValue(msg.Context(), runKey{}, r))
	return r
}

// failed notes that an attempt failed now.
func (r *run) failed() {
	r.lastFailed = time.Now()
	if r.firstFailed.IsZero() {
		r.firstFailed = r.lastFailed
	}
}
