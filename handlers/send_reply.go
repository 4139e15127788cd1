package handlers

import (
	"context"
	"errors"

	"github.com/ThreeDotsLabs/watermill/message"

	"plotmill/messages"
)

// fullReplyQueue is how often a reply is tried against a full queue: whoever does not empty its reply queue must
// not stop a worker for good.
const fullReplyQueue = 6

// sendReply publishes the one reply of a command. It holds while the transport is away; a reply that finds no queue,
// or only a full one, is counted and dropped. Errors: of an interruption, or that this reply can't be sent at all.
func sendReply(ctx context.Context, publisher message.Publisher, meter OutcomeMeter, to string, reply *message.Message) error {
	if to == "" {
		return nil // nobody waits
	}
	var refused error
	full := 0
	err := hold(ctx, "its reply was sent", meter, func() error {
		err := publish(ctx, publisher, to, reply.Copy())
		if errors.Is(err, messages.ErrQueueFull) {
			full++
		}
		switch {
		case err == nil:
			return nil
		case errors.Is(err, messages.ErrUnroutable), full >= fullReplyQueue:
			meter.ReplyDropped("unroutable")
			return nil
		case heldReason(err) == "other":
			refused = err
			return nil
		}
		return err // away for now; after an uncertain try this may be a duplicate, which the waiter's side drops
	})
	return errors.Join(err, refused)
}

// newReply is a reply's message: it pairs with the command and carries its trace.
func newReply(cmd *message.Message, reportID, name, contentType string, body []byte) *message.Message {
	reply := message.NewMessage("", body)
	reply.Metadata = message.Metadata{
		messages.PropertyMessageID:     reportID,
		messages.PropertyCorrelationID: cmd.Metadata.Get(messages.PropertyCorrelationID),
		messages.PropertyType:          name,
		messages.PropertyContentType:   contentType,
	}
	if parent := cmd.Metadata.Get(headerTraceparent); traceID(parent) != "" { // a foreign one may be anything
		reply.Metadata[headerTraceparent] = parent
	}
	return reply
}
