package bare

import (
	"context"
	"errors"
	"fmt"

	amqp "github.com/rabbitmq/amqp091-go"
)

// Trip is both ends of the round trip, each on connections of its own as two processes would have them.
type Trip struct {
	command, reply string
	connections    []*amqp.Connection
	asking         *amqp.Channel
	answers        <-chan amqp.Delivery
	failed         chan error
}

// New makes the queues on the broker at url and starts the end that answers each command with reply until ctx ends.
func New(ctx context.Context, url string, reply []byte) (*Trip, error) {
	t := &Trip{command: "bare.commands", reply: "bare.replies", failed: make(chan error, 1)}
	if err := t.open(ctx, url, reply); err != nil {
		t.Close()
		return nil, fmt.Errorf("bare round trip: %w", err)
	}
	return t, nil
}

func (t *Trip) open(ctx context.Context, url string, reply []byte) error {
	channels := make([]*amqp.Channel, 4)
	for i := range channels {
		conn, err := amqp.Dial(url)
		if err != nil {
			return err
		}
		t.connections = append(t.connections, conn)
		if channels[i], err = conn.Channel(); err != nil {
			return err
		}
	}
	t.asking = channels[0]
	answering, listening, working := channels[1], channels[2], channels[3]
	if err := t.declare(t.asking); err != nil {
		return err
	}
	if err := errors.Join(t.asking.Confirm(false), answering.Confirm(false), listening.Qos(1, 0, false), working.Qos(1, 0, false)); err != nil {
		return err
	}
	commands, err := working.Consume(t.command, "", false, false, false, false, nil)
	if err != nil {
		return err
	}
	go t.answer(ctx, answering, commands, reply)
	t.answers, err = listening.Consume(t.reply, "", false, false, false, false, nil)
	return err
}

func (t *Trip) declare(ch *amqp.Channel) error {
	_, err := ch.QueueDeclare(t.command, true, false, false, false, amqp.Table{"x-queue-type": "quorum"})
	if err != nil {
		return err
	}
	_, err = ch.QueueDeclare(t.reply, true, false, false, false, amqp.Table{"x-queue-type": "classic"})
	return err
}

// answer is the worker: it replies to each command, confirmed, then acknowledges it.
func (t *Trip) answer(ctx context.Context, ch *amqp.Channel, commands <-chan amqp.Delivery, reply []byte) {
	for d := range commands {
		err := publish(ctx, ch, d.ReplyTo, amqp.Publishing{CorrelationId: d.CorrelationId, DeliveryMode: amqp.Transient, Body: reply})
		if err = errors.Join(err, d.Ack(false)); err != nil {
			t.failed <- err
			return
		}
	}
}

// Once sends body as a command and returns when its reply has come.
func (t *Trip) Once(ctx context.Context, id string, body []byte) error {
	err := publish(ctx, t.asking, t.command, amqp.Publishing{CorrelationId: id, ReplyTo: t.reply, DeliveryMode: amqp.Persistent, Body: body})
	if err != nil {
		return err
	}
	select {
	case d := <-t.answers:
		if d.CorrelationId != id {
			return fmt.Errorf("the reply to %q came for %q", d.CorrelationId, id)
		}
		return d.Ack(false)
	case err := <-t.failed:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func publish(ctx context.Context, ch *amqp.Channel, queue string, p amqp.Publishing) error {
	confirm, err := ch.PublishWithDeferredConfirmWithContext(ctx, "", queue, true, false, p)
	if err != nil {
		return err
	}
	taken, err := confirm.WaitContext(ctx)
	if err == nil && !taken {
		err = errors.New("the broker refused a message")
	}
	return err
}

// Close closes both ends.
func (t *Trip) Close() {
	for _, conn := range t.connections {
		_ = conn.Close()
	}
}
