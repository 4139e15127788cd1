package infra

import "sync"

// blockade knows whether the broker has blocked the connection, and tells who waits at once.
type blockade struct {
	mu     sync.Mutex
	reason string
	raised chan struct{} // closed while blocked
}

func newBlockade() *blockade {
	return &blockade{raised: make(chan struct{})}
}

// on is closed while the connection is blocked.
func (b *blockade) on() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.raised
}

// why is the broker's reason, empty when it blocks nothing.
func (b *blockade) why() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.reason
}

func (b *blockade) raise(reason string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.reason == "" {
		close(b.raised)
	}
	b.reason = "blocked by the broker: " + reason
}

func (b *blockade) lift() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.reason != "" {
		b.reason, b.raised = "", make(chan struct{})
	}
}
