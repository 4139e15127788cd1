package handlers

import (
	"context"
	"time"
)

// await waits for the reply, at most d; ended is false when there is none yet, or when the client went away.
func (o *order) await(ctx context.Context, d time.Duration) (reply Reply, ended bool) {
	if d <= 0 {
		return Reply{}, false
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case reply, ended = <-o.waiter.Reply():
		return reply, ended
	case <-timer.C:
	case <-ctx.Done():
	}
	return o.waiter.Leave()
}
