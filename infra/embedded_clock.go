package infra

import (
	"context"
	"time"
)

// clock rings once at the next moment it was set to; there is no other timer in the embedded transport.
type clock struct {
	next chan time.Time
	ring func()
}

func newClock(ring func()) *clock {
	return &clock{next: make(chan time.Time, 1), ring: ring}
}

// set replaces the moment. It never blocks, and only one goroutine may call it: the writer, which ring waits for.
func (c *clock) set(at time.Time) {
	select {
	case <-c.next: // not looked at yet
	default:
	}
	c.next <- at
}

func (c *clock) run(ctx context.Context) {
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	defer timer.Stop()
	for {
		select {
		case at := <-c.next:
			timer.Reset(time.Until(at))
		case <-timer.C:
			c.ring()
		case <-ctx.Done():
			return
		}
	}
}
