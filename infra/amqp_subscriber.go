package infra

import (
	"context"
	"fmt"
	"sync"

	"github.com/ThreeDotsLabs/watermill/message"

	"plotmill/messages"
)

// replyPrefetch lets replies flow: their handler only looks up who waits.
const replyPrefetch = 64

// amqpSubscriber merges as many of watermill's subscriptions as messages may be in hand at once, for each of those
// handles one message at a time.
type amqpSubscriber struct {
	*subscriberLife

	t     *AMQP
	lanes int
}

func newAMQPSubscriber(t *AMQP, hard context.Context, lanes int) *amqpSubscriber {
	return &amqpSubscriber{subscriberLife: newSubscriberLife(hard, t.ctx), t: t, lanes: lanes}
}

// Subscribe returns at once, whether the broker is there or not: messages come when it is. It fails only after Close.
// A message's context outlives the subscription's on purpose.
func (s *amqpSubscriber) Subscribe(ctx context.Context, topic string) (<-chan *message.Message, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.intake.Err() != nil {
		return nil, fmt.Errorf("subscribe to %q: %w: the subscriber is closed", topic, messages.ErrUnavailable)
	}
	intake, stop := context.WithCancel(ctx)
	unlink := context.AfterFunc(s.intake, stop)
	out, ended := make(chan *message.Message), make(chan struct{})
	started := s.t.lanes.start(s.t.ctx, func() {
		defer close(ended)
		defer close(out)
		defer stop()
		defer unlink()
		s.spread(&lane{amqpSubscriber: s, topic: topic, intake: intake, out: out})
	})
	if !started {
		stop()
		return nil, fmt.Errorf("subscribe to %q: %w: %w", topic, messages.ErrUnavailable, errTransportClosed)
	}
	s.ended = append(s.ended, ended)
	return out, nil
}

// spread runs the lane as often as messages may be in hand, until the intake ends.
func (s *amqpSubscriber) spread(l *lane) {
	var lanes sync.WaitGroup
	for range s.lanes {
		lanes.Go(l.run)
	}
	lanes.Wait()
}

func (s *amqpSubscriber) prefetch(topic string) int {
	if topic == s.t.replyQueue {
		return replyPrefetch
	}
	return 1
}
