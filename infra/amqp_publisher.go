package infra

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	amqp "github.com/rabbitmq/amqp091-go"

	"plotmill/messages"
)

// amqpPublisher publishes to queues by their name: confirmed, mandatory, persistent unless the message says otherwise.
type amqpPublisher struct {
	sessions *slot[*publishSession]
	queues   topology
	timeout  time.Duration
}

// Publish sends the messages one behind the other and returns when the broker has answered for each; the error is
// that of the first that failed.
func (p *amqpPublisher) Publish(topic string, msgs ...*message.Message) error {
	sendings := make([]*sending, len(msgs))
	for i, msg := range msgs {
		sendings[i] = p.begin(topic, msg)
	}
	var first error
	for _, s := range sendings {
		if err := p.finish(s); err != nil && first == nil {
			first = fmt.Errorf("publish to %q: %w", topic, err)
		}
	}
	return first
}

// Close does nothing: a router's handlers close what they publish with, and this one is everybody's.
func (p *amqpPublisher) Close() error { return nil }

// sending is one message between begin and finish.
type sending struct {
	outgoing *outgoing
	session  *publishSession
	ctx      context.Context
	cancel   context.CancelFunc
	err      error // it was never handed over
}

func (p *amqpPublisher) begin(topic string, msg *message.Message) *sending {
	s := &sending{}
	s.ctx, s.cancel = p.bound(msg.Context())
	publishing, err := marshaler{}.Marshal(msg)
	if err != nil {
		s.err = err
		return s
	}
	if strings.HasPrefix(topic, replyQueuePrefix) && msg.Metadata.Get(messages.PropertyDeliveryMode) == "" {
		publishing.DeliveryMode = amqp.Transient // who waits for it lives no longer than the broker's memory
	}
	p.hand(s, topic, publishing)
	return s
}

func (p *amqpPublisher) hand(s *sending, topic string, publishing amqp.Publishing) {
	if s.session, s.err = p.sessions.get(); s.err != nil {
		s.err = fmt.Errorf("%w: %w", messages.ErrUnavailable, s.err)
		return
	}
	if s.err = checkSize(topic, publishing, s.session.conn.Config.FrameSize); s.err != nil {
		return
	}
	s.outgoing = &outgoing{
		key: topic, publish: publishing, written: make(chan struct{}),
		mandatory: !strings.HasPrefix(topic, directReply), // those come back although they arrive
	}
	s.err = s.session.hand(s.ctx, s.outgoing)
}

func (p *amqpPublisher) finish(s *sending) error {
	defer s.cancel()
	if s.err != nil {
		return s.err
	}
	err := s.session.await(s.ctx, s.outgoing)
	if q, ours := p.queues[s.outgoing.key]; ours && errors.Is(err, messages.ErrUnroutable) {
		return p.again(s, q, err)
	}
	return err
}

// redeclareAfter lets RabbitMQ tell the consumers of a deleted queue first. Measured on 3.10: when a quorum queue is made
// again within about 20 ms of its deletion, they never hear of it and wait for ever.
const redeclareAfter = time.Second

// again makes a queue of ours that somebody has deleted, unless its consumers have by then, and sends the message once
// more.
func (p *amqpPublisher) again(s *sending, q amqpQueue, unroutable error) error {
	if pause(s.ctx, redeclareAfter); s.ctx.Err() != nil {
		return unroutable
	}
	if err := (topology{q.name: q}).declare(s.session.conn); err != nil {
		return fmt.Errorf("%w; %w", unroutable, err)
	}
	p.hand(s, s.outgoing.key, s.outgoing.publish)
	if s.err != nil {
		return s.err
	}
	return s.session.await(s.ctx, s.outgoing)
}

func (p *amqpPublisher) bound(ctx context.Context) (context.Context, context.CancelFunc) {
	if _, bounded := ctx.Deadline(); bounded {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, p.timeout)
}
