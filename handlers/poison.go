package handlers

import (
	"context"
	"encoding/json"

	"github.com/ThreeDotsLabs/watermill/message"
	"go.uber.org/zap"

	"plotmill/messages"
)

// PoisonConfig is what the poison middleware needs.
type PoisonConfig struct {
	Publisher    message.Publisher
	PoisonQueue  string
	CommandQueue string // the original queue of a message whose transport doesn't tell it
	Metrics      PoisonMeter
	Log          *zap.Logger
}

// Poison ends a command that failed for good: the message goes to the poison queue as it came, with the reason
// beside it, then the failure reply goes to reply_to, and the message is acked. While the transport is away it holds.
//
// A message whose own context ended was interrupted, not failed: it is returned with an error, to be delivered
// again. The context decides, not the error: one that merely looks like a cancellation is a failure like any other,
// else it would be delivered again for ever.
func Poison(c PoisonConfig) message.HandlerMiddleware {
	return func(h message.HandlerFunc) message.HandlerFunc {
		return func(msg *message.Message) ([]*message.Message, error) {
			r := runOf(msg)
			ctx := msg.Context()
			replies, err := h(msg)
			if err == nil {
				return replies, nil
			}
			if ctx.Err() == nil {
				err = c.end(ctx, msg, r, failureOf(err))
			}
			if ctx.Err() != nil && err != nil {
				r.outcome = "interrupted"
				return nil, interrupted("it was worked on", err)
			}
			return nil, err
		}
	}
}

// end brings the failure to its end. Errors: only of an interruption.
func (c PoisonConfig) end(ctx context.Context, msg *message.Message, r *run, f *failure) error {
	r.failure = f
	if r.lastFailed.IsZero() {
		r.failed()
	}
	r.poisonID = messages.PoisonID(r.report(msg), replays(msg))
	if err := c.bury(ctx, msg, r); err != nil {
		return err
	}
	r.outcome = "poisoned"
	c.Metrics.Poisoned(string(f.class))
	if err := sendReply(ctx, c.Publisher, c.Metrics, msg.Metadata.Get(messages.PropertyReplyTo), failureReply(msg, r)); err != nil {
		if ctx.Err() != nil {
			return err
		}
		c.Log.Error("the failure reply can't be sent", zap.String("report_id", r.report(msg)), zap.Error(err))
	}
	return nil
}

// failureReply tells whoever waits why, and under which id the message is kept.
func failureReply(msg *message.Message, r *run) *message.Message {
	problem := r.failure.problem
	problem.ReportID, problem.PoisonID = r.report(msg), r.poisonID
	body, err := json.Marshal(problem)
	if err != nil {
		panic(err) // a struct of strings and numbers always marshals
	}
	return newReply(msg, problem.ReportID, messages.TypeReportFailed, messages.ContentTypeProblem, body)
}
