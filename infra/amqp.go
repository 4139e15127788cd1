package infra

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/ThreeDotsLabs/watermill/message"
	"go.uber.org/zap"
)

// AMQP is the transport over RabbitMQ. It has two connections, since an alarm in the broker blocks those that
// publish: one publishes and one consumes. Both come back by themselves.
type AMQP struct {
	publisher  *amqpPublisher
	consuming  *slot[*consumeSession]
	queues     topology
	replyQueue string

	ctx   context.Context // ends with Close
	stop  context.CancelFunc
	links sync.WaitGroup // the two connections
	lanes tasks          // all subscriptions
}

// NewAMQP starts the transport. It fails only on a wrong configuration: a broker that is away is connected to as soon
// as it is there, and until then [AMQP.Ready] says what is wrong. The end of ctx does what Close does.
func NewAMQP(ctx context.Context, config AMQPConfig, log *zap.Logger) (*AMQP, error) {
	config = config.withDefaults()
	if err := config.validate(); err != nil {
		return nil, err
	}
	t := &AMQP{consuming: newSlot[*consumeSession]()}
	if config.Replies {
		t.replyQueue = newReplyQueueName()
	}
	t.queues = newTopology(config, t.replyQueue)
	t.publisher = &amqpPublisher{newSlot[*publishSession](), t.queues, config.PublishTimeout}
	t.ctx, t.stop = context.WithCancel(ctx)
	t.links.Go(func() { t.keepPublishing(config, log.With(zap.String("connection", "publishing"))) })
	t.links.Go(func() { t.keepConsuming(config, log.With(zap.String("connection", "consuming"))) })
	return t, nil
}

func (t *AMQP) keepPublishing(config AMQPConfig, log *zap.Logger) {
	keep(t.ctx, t.publisher.sessions, func(ctx context.Context) (*publishSession, error) {
		return openPublishSession(ctx, config.URL, config.Name+" publishing", t.queues)
	}, log)
}

func (t *AMQP) keepConsuming(config AMQPConfig, log *zap.Logger) {
	said := newSubscriberLog(log)
	keep(t.ctx, t.consuming, func(ctx context.Context) (*consumeSession, error) {
		return openConsumeSession(ctx, config.URL, config.Name+" consuming", t.queues, said)
	}, log)
}

var _ Transport = (*AMQP)(nil)

// Publisher returns the one publisher of the transport.
func (t *AMQP) Publisher() message.Publisher { return t.publisher }

// Subscriber returns a subscriber; see [Transport]. Subscribing doesn't need the broker to be there.
func (t *AMQP) Subscriber(hard context.Context, concurrency int) (message.Subscriber, error) {
	if concurrency < 1 {
		return nil, fmt.Errorf("a subscriber with a concurrency of %d: use 1 or more", concurrency)
	}
	if t.ctx.Err() != nil {
		return nil, errTransportClosed
	}
	return newAMQPSubscriber(t, hard, concurrency), nil
}

// ReplyAddress is the reply queue of this process, or empty.
func (t *AMQP) ReplyAddress() string { return t.replyQueue }

// Ready is nil when both connections stand with all queues declared, and the broker blocks nothing.
func (t *AMQP) Ready() error {
	publishing, err := t.publisher.sessions.get()
	if err == nil {
		if reason := publishing.blockade.why(); reason != "" {
			err = errors.New(reason)
		}
	}
	_, consumingErr := t.consuming.get()
	if err = errors.Join(err, consumingErr); err != nil {
		return fmt.Errorf("RabbitMQ: %w", err)
	}
	return nil
}

// Close stops everything and waits for it. Messages in hand are given back to their queues.
func (t *AMQP) Close() error {
	t.lanes.finish(t.stop)
	t.links.Wait()
	return nil
}
