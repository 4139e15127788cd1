package infra

import (
	"context"
	"errors"
	"sync"

	"github.com/ThreeDotsLabs/watermill/message"
)

// replyPrefetch lets replies flow: their handler only looks up who waits.
const replyPrefetch = 64

// amqpSubscriber merges as many of watermill's subscriptions as messages may be in hand at once, for each of those
// handles one message at a time.
type amqpSubscriber struct {
	sessions   *slot[*consumeSession]
	queues     topology
	replyQueue string
	hard       context.Context
	lanes      int

	intake context.Context // ends with Close, with hard and with the transport
	stop   context.CancelFunc
	all    *sync.WaitGroup // of the transport
}

// Subscribe returns at once, whether the broker is there or not: messages come when it is. It fails only after Close.
func (s *amqpSubscriber) Subscribe(ctx context.Context, topic string) (<-chan *message.Message, error) {
	if s.intake.Err() != nil {
		return nil, errors.New("subscribe to " + topic + ": the subscriber is closed")
	}
	intake, stop := context.WithCancel(ctx)
	unlink := context.AfterFunc(s.intake, stop)
	out := make(chan *message.Message)
	var lanes sync.WaitGroup
	for range s.lanes {
		l := &lane{amqpSubscriber: s, topic: topic, intake: intake, out: out}
		lanes.Go(l.run)
	}
	s.all.Go(func() {
		lanes.Wait()
		unlink()
		stop()
		close(out)
	})
	return out, nil
}

// Close stops the intake of all subscriptions and does not wait for the messages in hand.
func (s *amqpSubscriber) Close() error {
	s.stop()
	return nil
}

func (s *amqpSubscriber) prefetch(topic string) int {
	if topic == s.replyQueue {
		return replyPrefetch
	}
	return 1
}
