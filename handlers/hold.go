package handlers

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"plotmill/messages"
)

const (
	firstPause = 100 * time.Millisecond
	maxPause   = 5 * time.Second
)

// hold publishes until it works, with pauses that grow up to maxPause, or until ctx ends; then it gives the error
// of an interruption. It spends no attempt of the message.
func hold(ctx context.Context, what string, meter HoldMeter, publish func() error) error {
	for pause := firstPause; ; pause = min(2*pause, maxPause) {
		err := publish()
		if err == nil {
			return nil
		}
		meter.Held(heldReason(err))
		if !sleep(ctx, jitter(pause)) {
			return interrupted(what, err)
		}
	}
}

// sleep waits and says whether ctx is still alive.
func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return ctx.Err() == nil
	case <-ctx.Done():
		return false
	}
}

// jitter spreads a pause over its second half, so that many workers don't come back at once; it never grows.
func jitter(d time.Duration) time.Duration {
	return d/2 + rand.N(d/2+1)
}

func heldReason(err error) string {
	switch {
	case errors.Is(err, messages.ErrUnavailable):
		return "unavailable"
	case errors.Is(err, messages.ErrUncertain):
		return "uncertain"
	case errors.Is(err, messages.ErrQueueFull):
		return "full"
	case errors.Is(err, messages.ErrUnroutable):
		return "unroutable"
	default:
		return "other"
	}
}
