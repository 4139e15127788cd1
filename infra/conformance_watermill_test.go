package infra

import (
	"context"
	"maps"
	"sync"
	"testing"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/ThreeDotsLabs/watermill/pubsub/tests"
	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

// Watermill's own suite, in its short form. What it leaves out by these features, and why:
//   - consumer groups, and old messages for new subscribers: a queue has neither, each message is handled once;
//   - exactly once: nobody promises that, a lost ack means another delivery;
//   - the restart of a server: TestAMQPSurvivesConnectionCuts and TestAMQPSurvivesRestartOfTheBroker do more, and the
//     embedded transport has no server;
//   - the publisher's context reaching the subscriber: they are in different processes.
func TestConformanceWatermill(t *testing.T) {
	features := tests.Features{
		Persistent: true, GuaranteedOrder: true, GuaranteedOrderWithSingleSubscriber: true, ForceShort: true,
	}
	for _, transport := range transports {
		t.Run(transport.name, func(t *testing.T) {
			opened := transport.open(t, 0)
			tests.TestPubSub(t, features, func(t *testing.T) (message.Publisher, message.Subscriber) {
				return suitePublisher{opened.Publisher()}, newSuiteSubscriber(t, opened)
			}, nil)
		})
	}
}

// suitePublisher sends what the suite expects to travel as what travels: the message's id, and metadata as headers.
type suitePublisher struct{ message.Publisher }

func (p suitePublisher) Publish(topic string, msgs ...*message.Message) error {
	for _, msg := range msgs {
		for key, value := range maps.Clone(msg.Metadata) {
			msg.Metadata.Set(messages.HeaderPrefix+key, value)
		}
		msg.Metadata.Set(messages.PropertyMessageID, msg.UUID)
	}
	return p.Publisher.Publish(topic, msgs...)
}

// suiteSubscriber ends hard with Close: the suite closes with messages in hand and expects their contexts to end.
type suiteSubscriber struct {
	message.Subscriber
	transport underTest
	t         *testing.T
	hard      context.Context
	end       context.CancelFunc
	running   *sync.WaitGroup
}

func newSuiteSubscriber(t *testing.T, transport underTest) message.Subscriber {
	hard, end := context.WithCancel(context.Background())
	t.Cleanup(end)
	sub, err := transport.Subscriber(hard, 1)
	require.NoError(t, err)
	return suiteSubscriber{sub, transport, t, hard, end, &sync.WaitGroup{}}
}

// SubscribeInitialize makes the queue before anyone publishes to it.
func (s suiteSubscriber) SubscribeInitialize(topic string) error {
	s.transport.declare(s.t, topic)
	return nil
}

func (s suiteSubscriber) Close() error {
	s.end()
	defer s.running.Wait()
	return s.Subscriber.Close()
}

func (s suiteSubscriber) Subscribe(ctx context.Context, topic string) (<-chan *message.Message, error) {
	in, err := s.Subscriber.Subscribe(ctx, topic)
	out := make(chan *message.Message)
	s.running.Go(func() {
		defer close(out)
		for msg := range in {
			msg.Metadata.Set("test", msg.Metadata.Get(messages.HeaderPrefix+"test"))
			select {
			case out <- msg:
			case <-s.hard.Done():
				msg.Nack()
			}
		}
	})
	return out, err
}
