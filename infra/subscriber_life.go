package infra

import (
	"context"
	"sync"
)

// subscriberLife is how long a subscriber takes messages in, and how long it may keep them; the same on every transport.
type subscriberLife struct {
	hard    context.Context // ends with the transport too
	endHard context.CancelFunc
	intake  context.Context // ends with Close too
	stop    context.CancelFunc

	mu    sync.Mutex
	ended []<-chan struct{} // of each subscription, when its last message is settled
}

func newSubscriberLife(hard, transport context.Context) *subscriberLife {
	l := &subscriberLife{}
	l.hard, l.endHard = context.WithCancel(hard)
	unlink := context.AfterFunc(transport, l.endHard)
	context.AfterFunc(l.hard, func() { unlink() })
	l.intake, l.stop = context.WithCancel(l.hard)
	return l
}

// Close stops the intake of all subscriptions and waits until what is in hand is settled, or hard ends.
func (l *subscriberLife) Close() error {
	l.mu.Lock()
	l.stop()
	ended := l.ended
	l.mu.Unlock()
	for _, one := range ended {
		<-one
	}
	l.endHard()
	return nil
}
