package infra

import (
	"context"
	"errors"
	"fmt"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"plotmill/messages"
)

// blockedGrace is for a confirm that was on its way when the broker blocked the connection.
const blockedGrace = 250 * time.Millisecond

// directReply begins the addresses of RabbitMQ's direct reply-to.
const directReply = "amq.rabbitmq.reply-to"

// outgoing is one message on its way to the broker.
type outgoing struct {
	key       string
	publish   amqp.Publishing
	mandatory bool

	givenUp bool                       // nobody waits for it; guarded by returned
	written chan struct{}              // closed when it was sent or could not be
	confirm *amqp.DeferredConfirmation // after written
	err     error                      // after written
}

// hand gives a message to the writer. An error means that it was not sent.
func (s *publishSession) hand(ctx context.Context, o *outgoing) error {
	if reason := s.blockade.why(); reason != "" {
		return fmt.Errorf("%w: %s", messages.ErrUnavailable, reason)
	}
	select {
	case s.jobs <- o:
		return nil
	case <-s.blockade.on():
		return fmt.Errorf("%w: %s", messages.ErrUnavailable, s.blockade.why())
	case <-s.ended:
		return fmt.Errorf("%w: %w", messages.ErrUnavailable, s.why)
	case <-ctx.Done():
		return fmt.Errorf("%w: %w", messages.ErrUnavailable, context.Cause(ctx))
	}
}

// write sends one message after the other.
func (s *publishSession) write() {
	for {
		select {
		case o := <-s.jobs:
			s.send(o)
		case <-s.ended:
			return
		}
	}
}

func (s *publishSession) send(o *outgoing) {
	defer close(o.written)
	if !s.returned.expect(o) {
		return
	}
	confirm, err := s.ch.PublishWithDeferredConfirm("", o.key, o.mandatory, false, o.publish)
	switch {
	case err == nil:
		o.confirm = confirm
	case errors.Is(err, amqp.ErrClosed): // before the message was whole, so the broker can't have it
		o.err = fmt.Errorf("%w: %w", messages.ErrUnavailable, err)
	default:
		o.err = fmt.Errorf("%w: %w", messages.ErrUncertain, err)
	}
}

// await waits for the broker's word on a message that was handed over.
func (s *publishSession) await(ctx context.Context, o *outgoing) error {
	defer s.returned.forget(o)
	select {
	case <-o.written:
	case <-ctx.Done():
		return fmt.Errorf("%w: %w", messages.ErrUncertain, context.Cause(ctx))
	}
	if o.err != nil {
		return o.err
	}
	select {
	case <-o.confirm.Done():
		return s.verdict(o)
	case <-s.blockade.on():
		return s.awaitBlocked(ctx, o)
	case <-ctx.Done():
		return fmt.Errorf("%w: %w", messages.ErrUncertain, context.Cause(ctx))
	}
}

// awaitBlocked: the message is in the broker, whose confirm comes in spite of the block, or in the socket, where it
// waits for the end of the block and is taken then. Nobody can take it back.
func (s *publishSession) awaitBlocked(ctx context.Context, o *outgoing) error {
	grace, cancel := context.WithTimeout(ctx, blockedGrace)
	defer cancel()
	select {
	case <-o.confirm.Done():
		return s.verdict(o)
	case <-grace.Done():
		return fmt.Errorf("%w: %s", messages.ErrUncertain, s.blockade.why())
	}
}

// verdict reads the confirm. A lost channel nacks what was under way, which says nothing of the message.
func (s *publishSession) verdict(o *outgoing) error {
	if reason, unroutable := s.returned.verdict(o); unroutable {
		return fmt.Errorf("%w: %q (%s)", messages.ErrUnroutable, o.key, reason)
	}
	switch {
	case o.confirm.Acked():
		return nil
	case s.ch.IsClosed():
		return fmt.Errorf("%w: the connection was lost", messages.ErrUncertain)
	default:
		return fmt.Errorf("%w: %q", messages.ErrQueueFull, o.key)
	}
}
