package infra

import (
	"context"
	"fmt"
	"sync"

	"plotmill/messages"

	"github.com/ThreeDotsLabs/watermill/message"
)

// replies is this process's reply queue: who publishes hands over to who subscribed, and nothing is kept.
type replies struct {
	address string
	handed  chan *message.Message

	mu          sync.Mutex
	subscribers int
	gone        chan struct{} // closed when the last subscriber leaves
}

func newReplies(address string) *replies {
	return &replies{address: address, handed: make(chan *message.Message)}
}

// publish waits for a free hand until ctx ends.
func (r *replies) publish(life, ctx context.Context, msg *message.Message) error {
	r.mu.Lock()
	gone, subscribers := r.gone, r.subscribers
	r.mu.Unlock()
	if subscribers == 0 {
		return fmt.Errorf("%w: nobody subscribes to %q", messages.ErrUnroutable, r.address)
	}
	select {
	case r.handed <- msg:
		return nil
	case <-gone:
		return fmt.Errorf("%w: nobody subscribes to %q any more", messages.ErrUnroutable, r.address)
	case <-ctx.Done():
		return fmt.Errorf("%w: all who take replies are busy: %w", messages.ErrUnavailable, ctx.Err())
	case <-life.Done():
		return fmt.Errorf("%w: the transport is closed", messages.ErrUnavailable)
	}
}

func (r *replies) join() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.subscribers++; r.subscribers == 1 {
		r.gone = make(chan struct{})
	}
}

func (r *replies) leave() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.subscribers--; r.subscribers == 0 {
		close(r.gone)
	}
}
