package handlers

import (
	"context"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"plotmill/messages"
)

// order is a report that was ordered: what is left of the request while it waits. The body and the spec are not, so
// that thousands can wait.
type order struct {
	id     string
	title  string
	prefer preference
	waiter *Waiter
}

// postReport is POST /v1/reports.
func (a *api) postReport(c *gin.Context) {
	if err := a.gate.enter(); err != nil {
		refuse(c, err)
		return
	}
	defer a.gate.leave()
	arrived := time.Now()
	turn, err := a.turns.take(c.Request.Context(), a.Limits.MaxWait)
	if err != nil {
		refuse(c, err)
		return
	}
	var o *order
	aside(func() { o, err = a.order(c, turn) })
	if err != nil {
		refuse(c, err)
		return
	}
	defer o.waiter.Leave()
	reply, ended := o.await(c.Request.Context(), o.prefer.duration(a.Limits.Wait)-time.Since(arrived))
	switch {
	case !ended:
		answerPending(c, o)
	case reply.Failed != nil:
		answerFailed(c, o, reply.Failed.Problem)
	default:
		answerRendered(c, o, reply.Rendered)
	}
}

// order reads and checks the spec, registers the waiter and publishes the command. When it returns, nothing holds
// the body or the spec any more. It gives the turn back.
func (a *api) order(c *gin.Context, turn func()) (*order, error) {
	spec, err := a.readSpec(c, turn)
	if err != nil {
		return nil, err
	}
	defer spec.release()
	o := &order{
		id:     messages.NewID(),
		title:  strings.Clone(spec.report.Title), // may be a piece of the body, which it would keep in memory
		prefer: readPreference(c.Request.Header, a.Limits.MaxWait),
	}
	noteReport(c, o.id)
	if o.waiter, err = a.Waiters.Register(o.id); err != nil {
		return nil, err
	}
	if err := a.command(c, o.id, spec.bytes); err != nil {
		o.waiter.Leave()
		return nil, err
	}
	return o, nil
}

// command publishes the command with the body as it was posted.
func (a *api) command(c *gin.Context, id string, spec []byte) error {
	ctx, cancel := context.WithTimeout(c.Request.Context(), a.Limits.PublishTimeout)
	defer cancel()
	msg := newCommand(messages.RenderReport{
		ReportID: id, CorrelationID: id, ReplyTo: a.ReplyAddress(), Spec: spec,
	}, traceparent(c))
	msg.SetContext(ctx)
	return a.Publisher.Publish(a.CommandQueue, msg)
}
