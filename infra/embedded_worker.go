package infra

import (
	"context"
	"fmt"

	"github.com/ThreeDotsLabs/watermill/message"
	"go.uber.org/zap"
)

// embeddedWorker is one pair of hands of a subscription to a durable queue.
type embeddedWorker struct {
	e     *Embedded
	queue *storedQueue
	sub   *embeddedSubscription
	inbox chan *place
}

func newEmbeddedWorker(e *Embedded, q *storedQueue, sub *embeddedSubscription) *embeddedWorker {
	return &embeddedWorker{e: e, queue: q, sub: sub, inbox: make(chan *place, 1)}
}

// run settles one message and claims the next in one write, until the intake ends.
func (w *embeddedWorker) run() {
	more := w.e.insist("ask for a message", w.ask)
	for more {
		p := w.wait()
		if p == nil {
			return
		}
		settle := w.deliver(p)
		more = w.sub.open()
		settled := w.e.insist("settle a message", func(tx *Tx) error {
			if err := settle(tx); err != nil || !more {
				return err
			}
			return w.ask(tx)
		})
		more = more && settled
	}
}

func (w *embeddedWorker) ask(tx *Tx) error {
	w.queue.join(tx, w)
	return w.queue.match(tx, &w.e.queues.kept)
}

// wait returns nil when the intake has ended; a message that was claimed meanwhile goes back.
func (w *embeddedWorker) wait() *place {
	select {
	case p := <-w.inbox:
		return p
	case <-w.sub.intake.Done():
	}
	w.e.insist("stop asking", func(*Tx) error {
		w.queue.leave(w)
		return nil
	})
	select {
	case p := <-w.inbox:
		p.message = nil // no longer counted as kept
		w.e.insist("give a message back", w.giveBack(p, false))
	default:
	}
	return nil
}

// deliver hands the message over and returns how to settle it.
func (w *embeddedWorker) deliver(p *place) func(*Tx) error {
	msg, err := w.load(p)
	if err != nil {
		w.e.log.Error("cannot read a message; it is tried again later", zap.String("queue", w.queue.name), zap.Error(err))
		return w.delay(p)
	}
	switch w.sub.hand(msg, p.deliveries-1) {
	case acked:
		return func(tx *Tx) error { return w.e.queues.done(tx, w.queue, p) }
	case nacked:
		return w.delay(p)
	case refused:
		return w.giveBack(p, false)
	default:
		return w.giveBack(p, true)
	}
}

func (w *embeddedWorker) delay(p *place) func(*Tx) error {
	return func(tx *Tx) error { return w.e.queues.delay(tx, w.queue, p) }
}

func (w *embeddedWorker) giveBack(p *place, delivered bool) func(*Tx) error {
	return func(tx *Tx) error { return w.e.queues.giveBack(tx, w.queue, p, delivered) }
}

// load takes the message from memory, once, or reads it.
func (w *embeddedWorker) load(p *place) (*message.Message, error) {
	if msg := p.message; msg != nil {
		p.message = nil
		return msg, nil
	}
	var head, payload []byte
	row := w.e.db.Readers().QueryRowContext(context.Background(), "SELECT head, payload FROM queue_messages WHERE id = ?", p.id)
	if err := row.Scan(&head, &payload); err != nil {
		return nil, fmt.Errorf("message %d: %w", p.id, err)
	}
	msg, err := decodeHead(head)
	if err != nil {
		return nil, fmt.Errorf("message %d: %w", p.id, err)
	}
	msg.Payload = payload
	return msg, nil
}
