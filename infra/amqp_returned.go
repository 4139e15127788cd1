package infra

import (
	"bytes"
	"sync"

	amqp "github.com/rabbitmq/amqp091-go"
)

// returned finds out which messages came back because no queue has their address.
//
// The broker returns a message before it confirms it, and amqp091 hands the return to sort before it reads the
// confirm. So a publisher that has its confirm passes through sort once more (meet), and then knows that every return
// before the confirm has been noted.
type returned struct {
	returns chan amqp.Return
	meet    chan struct{}
	ended   chan struct{}

	mu      sync.Mutex
	waiting []*outgoing          // in the order that they were sent
	reasons map[*outgoing]string // of those that came back
}

func newReturned(ch *amqp.Channel) *returned {
	return &returned{
		returns: ch.NotifyReturn(make(chan amqp.Return)), // unbuffered: see above
		meet:    make(chan struct{}),
		ended:   make(chan struct{}),
		reasons: map[*outgoing]string{},
	}
}

// sort runs until the channel ends.
func (r *returned) sort() {
	defer close(r.ended)
	for {
		select {
		case back, open := <-r.returns:
			if !open {
				return
			}
			r.note(back)
		case <-r.meet:
		}
	}
}

// note finds the message of a return, which carries no number: the earliest equal one. Messages that are equal in all
// of this are the same to everyone, so it matters to nobody which of them came back.
func (r *returned) note(back amqp.Return) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, o := range r.waiting {
		if _, already := r.reasons[o]; !already && o.isReturned(back) {
			r.reasons[o] = back.ReplyText
			return
		}
	}
}

func (o *outgoing) isReturned(back amqp.Return) bool {
	return o.key == back.RoutingKey && o.publish.MessageId == back.MessageId &&
		o.publish.CorrelationId == back.CorrelationId && o.publish.Type == back.Type &&
		o.publish.ReplyTo == back.ReplyTo && bytes.Equal(o.publish.Body, back.Body)
}

// expect is called in the order of sending, before the message is sent. It is false for a message that its publisher
// has given up.
func (r *returned) expect(o *outgoing) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !o.givenUp {
		r.waiting = append(r.waiting, o)
	}
	return !o.givenUp
}

// forget is called once for each message that was handed over.
func (r *returned) forget(o *outgoing) {
	r.mu.Lock()
	defer r.mu.Unlock()
	o.givenUp = true
	delete(r.reasons, o)
	for i, waiting := range r.waiting {
		if waiting == o {
			r.waiting = append(r.waiting[:i], r.waiting[i+1:]...)
			return
		}
	}
}

// verdict tells, of a message that was confirmed, whether it came back and why.
func (r *returned) verdict(o *outgoing) (reason string, unroutable bool) {
	select {
	case r.meet <- struct{}{}:
	case <-r.ended:
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	reason, unroutable = r.reasons[o]
	return reason, unroutable
}
