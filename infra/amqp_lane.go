package infra

import (
	"context"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
)

// laneRetry is the pause after the broker refused a subscription on a connection that stands.
const laneRetry = 500 * time.Millisecond

// lane brings one message at a time from a queue to the handlers, over as many connections as it takes.
type lane struct {
	*amqpSubscriber
	topic  string
	intake context.Context
	out    chan<- *message.Message
}

func (l *lane) run() {
	for {
		session, up := l.t.consuming.wait(l.intake)
		if !up {
			return
		}
		if err := l.consume(session); err != nil {
			pause(l.intake, laneRetry)
		}
	}
}

// consume ends with the intake or with the session.
func (l *lane) consume(session *consumeSession) error {
	sub, deliveries, err := session.subscribe(l.topic, l.prefetch(l.topic), l.t.queues)
	if err != nil {
		return err
	}
	defer func() { _ = sub.Close() }()
	for {
		select {
		case msg, open := <-deliveries:
			if !open {
				return nil
			}
			l.hand(msg)
		case <-l.intake.Done():
			return nil
		}
	}
}

// hand gives a message to a handler, with a context that outlives the subscription, and waits until it is settled: by
// the handler, and by watermill, which ends the context it gave the message when ack or nack are on their way. Closing
// the subscription earlier would nack what was acked.
func (l *lane) hand(msg *message.Message) {
	forwarded := msg.Context().Done()
	ctx, cancel := context.WithCancel(l.hard)
	defer cancel()
	msg.SetContext(ctx)
	if l.offer(msg) {
		l.awaitSettled(msg)
	} else {
		msg.Nack()
	}
	<-forwarded
}

// offer is false when the intake ended before a handler took the message.
func (l *lane) offer(msg *message.Message) bool {
	if l.intake.Err() != nil {
		return false
	}
	select {
	case l.out <- msg:
		return true
	case <-l.intake.Done():
		return false
	}
}

func (l *lane) awaitSettled(msg *message.Message) {
	select {
	case <-msg.Acked():
	case <-msg.Nacked():
	case <-l.hard.Done():
		msg.Nack()
	}
}
