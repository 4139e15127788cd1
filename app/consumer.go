package app

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	"go.uber.org/zap"
)

// longestPause is between two attempts to start a router while the broker is away.
const longestPause = 2 * time.Second

// consumer keeps a router running, a new one after each that ended, until it is stopped.
type consumer struct {
	stop func()        // ends the intake; running handlers go on
	up   chan struct{} // closed when it has subscribed
	done chan struct{}
}

func (c *consumer) stopAndWait() {
	c.stop()
	<-c.done
}

// subscription is what a consumer consumes.
type subscription struct {
	name        string
	topic       string
	concurrency int
	handler     message.NoPublishHandlerFunc
}

// idle is the consumer of a role that this process does not have.
func idle() *consumer {
	done := make(chan struct{})
	close(done)
	return &consumer{stop: func() {}, up: done, done: done}
}

// consume starts a consumer. The end of hard cancels what its handlers run.
func (a *App) consume(hard context.Context, s subscription) *consumer {
	ctx, stop := context.WithCancel(hard)
	c := &consumer{stop: stop, up: make(chan struct{}), done: make(chan struct{})}
	up := sync.OnceFunc(func() { close(c.up) })
	go func() {
		defer close(c.done)
		pause := 50 * time.Millisecond
		for ctx.Err() == nil {
			began := time.Now()
			err := a.runRouter(ctx, hard, s, up)
			if ctx.Err() != nil {
				return
			}
			if time.Since(began) > longestPause {
				pause = 50 * time.Millisecond
			}
			a.log.Warn("not consuming; trying again", zap.String("queue", s.topic), zap.Duration("in", pause), zap.Error(err))
			rest(ctx, pause)
			pause = min(2*pause, longestPause)
		}
	}()
	return c
}

// rest pauses for half to all of d, so that processes do not come back in step, and not beyond ctx.
func rest(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d/2 + rand.N(d/2+1))
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
