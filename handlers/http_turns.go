package handlers

import (
	"context"
	"runtime"
	"sync"
	"time"
)

const (
	// turnsPerCore is how many requests of each core read and check their bodies at once.
	turnsPerCore = 128
	// turnLength is how long a turn lasts at most while the body arrives, so that slow clients don't hold up the others.
	turnLength = 500 * time.Millisecond
)

// turns lets a number of requests at once read and check their bodies. The bodies of the others wait in the network's
// buffers, where they take none of our memory: reading is so much faster than checking that in a burst all of them
// would be in memory, waiting to be checked.
type turns chan struct{}

func newTurns() turns { return make(turns, turnsPerCore*runtime.GOMAXPROCS(0)) }

// take waits for a turn, at most d; back ends it and may be called twice. Errors: errTooManyWaiting, ctx's.
func (t turns) take(ctx context.Context, d time.Duration) (back func(), err error) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case t <- struct{}{}:
		return sync.OnceFunc(func() { <-t }), nil
	case <-timer.C:
		return nil, errTooManyWaiting
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
