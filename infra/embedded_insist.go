package infra

import (
	"context"
	"sync"
	"time"

	"go.uber.org/zap"
)

// insist writes until it succeeds; pauses grow to 5 s. It gives up, false, only when the transport closes: what was
// to be written is then found undone at the next open, where a message in hand is delivered again.
func (e *Embedded) insist(what string, do func(*Tx) error) bool {
	for pause := 50 * time.Millisecond; ; pause = min(2*pause, 5*time.Second) {
		err := e.db.Write(context.Background(), Unsynced, do)
		if err == nil {
			return true
		}
		e.log.Warn("cannot "+what+"; trying again", zap.Duration("after", pause), zap.Error(err))
		select {
		case <-time.After(pause):
		case <-e.life.Done():
			return false
		}
	}
}

// tasks are the goroutines that Close waits for.
type tasks struct {
	mu      sync.Mutex
	running sync.WaitGroup
}

// start runs the task unless life has ended.
func (t *tasks) start(life context.Context, task func()) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if life.Err() != nil {
		return false
	}
	t.running.Go(task)
	return true
}

// finish ends life and waits for the tasks.
func (t *tasks) finish(end context.CancelFunc) {
	t.mu.Lock()
	end()
	t.mu.Unlock()
	t.running.Wait()
}
