package infra

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/ThreeDotsLabs/watermill"
	wamqp "github.com/ThreeDotsLabs/watermill-amqp/v2/pkg/amqp"
	"github.com/ThreeDotsLabs/watermill/message"
	amqp "github.com/rabbitmq/amqp091-go"
)

// consumeSession is one life of the consuming connection, which all subscriptions share.
type consumeSession struct {
	dialing *dialing
	conn    *wamqp.ConnectionWrapper
	log     watermill.LoggerAdapter

	ended chan struct{}
	why   error // set before ended is closed
	wg    sync.WaitGroup

	mu     sync.RWMutex // watermill forbids to subscribe while the connection is being closed
	closed bool
}

func openConsumeSession(
	ctx context.Context, url, name string, queues topology, log watermill.LoggerAdapter,
) (*consumeSession, error) {
	d := &dialing{ctx: ctx, name: name}
	config := d.config()
	conn, err := wamqp.NewConnection(wamqp.ConnectionConfig{AmqpURI: url, AmqpConfig: &config}, log)
	if err != nil {
		d.done(err)
		return nil, fmt.Errorf("connect for consuming: %w", err)
	}
	s := &consumeSession{dialing: d, conn: conn, log: log, ended: make(chan struct{})}
	lost := conn.Connection().NotifyClose(make(chan *amqp.Error, 1))
	s.wg.Go(func() { s.watch(lost) })
	err = queues.declare(conn.Connection())
	d.done(nil) // until here the end of ctx breaks a broker that hangs
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *consumeSession) watch(lost <-chan *amqp.Error) {
	s.why = lossOf("consuming connection", <-lost)
	close(s.ended)
}

func (s *consumeSession) over() <-chan struct{} { return s.ended }
func (s *consumeSession) cause() error          { return s.why }

func (s *consumeSession) close() {
	if s == nil {
		return
	}
	through := s.dialing.abortAfter(closeTimeout)
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	_ = s.conn.Close() // waits for the subscriptions, which give back what they hold
	through()
	s.dialing.abort()
	s.wg.Wait()
}

// subscribe starts one of watermill's subscriptions: one message at a time, on a channel of its own.
func (s *consumeSession) subscribe(topic string, prefetch int, queues topology) (*wamqp.Subscriber, <-chan *message.Message, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return nil, nil, errors.New("the consuming connection is closed")
	}
	sub, err := wamqp.NewSubscriberWithConnection(subscriptionConfig(topic, prefetch, queues), s.log, s.conn)
	if err != nil {
		return nil, nil, err
	}
	// Not our caller's context: we end it ourselves, when no message is in hand.
	deliveries, err := sub.Subscribe(context.Background(), topic)
	if err != nil {
		return nil, nil, fmt.Errorf("consume %q: %w", topic, err)
	}
	return sub, deliveries, nil
}

func subscriptionConfig(topic string, prefetch int, queues topology) wamqp.Config {
	return wamqp.Config{
		Marshaler:       marshaler{queue: topic},
		Exchange:        wamqp.ExchangeConfig{GenerateName: func(string) string { return "" }},
		Queue:           wamqp.QueueConfig{GenerateName: wamqp.GenerateQueueNameTopicName},
		Consume:         wamqp.ConsumeConfig{Qos: wamqp.QosConfig{PrefetchCount: prefetch}},
		TopologyBuilder: redeclare{queues},
	}
}

// redeclare makes a queue of ours again that was deleted while it was consumed. Other queues are not ours to make.
type redeclare struct{ queues topology }

// BuildTopology is called by watermill each time before it consumes.
func (r redeclare) BuildTopology(ch *amqp.Channel, name, _ string, _ wamqp.Config, _ watermill.LoggerAdapter) error {
	q, ours := r.queues[name]
	if !ours {
		return nil
	}
	return q.declare(ch)
}

// ExchangeDeclare does nothing: there is only the default exchange.
func (r redeclare) ExchangeDeclare(*amqp.Channel, string, wamqp.Config) error { return nil }
