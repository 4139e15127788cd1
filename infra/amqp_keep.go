package infra

import (
	"context"
	"errors"
	"time"

	"github.com/cenkalti/backoff/v5"
	"go.uber.org/zap"
)

var errTransportClosed = errors.New("the transport is closed")

// session is one life of a connection.
type session interface {
	over() <-chan struct{} // closed when the connection is lost
	cause() error          // why, once it is over
	close()                // gives everything back and waits for what the session runs
}

// keep holds a session in the slot for as long as ctx lasts: it opens one, waits for its loss, and opens the next.
func keep[S session](ctx context.Context, in *slot[S], open func(context.Context) (S, error), log *zap.Logger) {
	pauses := reconnectPauses()
	said := ""
	for ctx.Err() == nil {
		current, err := open(ctx)
		if err == nil {
			pauses.Reset()
			said = ""
			log.Info("connected to RabbitMQ")
			in.up(current)
			err = hold(ctx, current)
		}
		in.down(err)
		if said != err.Error() && ctx.Err() == nil { // a broker that stays away is said once
			said = err.Error()
			log.Warn("no connection to RabbitMQ, trying again", zap.Error(err))
		}
		current.close()
		pause(ctx, pauses.NextBackOff())
	}
	in.down(errTransportClosed)
}

func hold[S session](ctx context.Context, current S) error {
	select {
	case <-current.over():
		return current.cause()
	case <-ctx.Done():
		return errTransportClosed
	}
}

// reconnectPauses start short, since most losses are blips, and spread out the clients of a broker that comes back.
func reconnectPauses() *backoff.ExponentialBackOff {
	return &backoff.ExponentialBackOff{
		InitialInterval: 50 * time.Millisecond, RandomizationFactor: 0.5, Multiplier: 2, MaxInterval: 5 * time.Second,
	}
}

func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
