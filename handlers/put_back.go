package handlers

import (
	"errors"
	"sync/atomic"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
)

// PutBackNewer puts a command of a newer version back to the end of its queue, for a worker that knows it: after a
// pause, published again and confirmed, then acked, so that nothing counts against the message. The pause grows to
// 5 s with every such message in a row, so workers that were not upgraded yet don't pass it around in a hot loop.
func PutBackNewer(publisher message.Publisher, queue string, meter HoldMeter) message.HandlerMiddleware {
	var inARow atomic.Int32
	return func(h message.HandlerFunc) message.HandlerFunc {
		return func(msg *message.Message) ([]*message.Message, error) {
			if !newerVersion(msg) {
				inARow.Store(0)
				return h(msg)
			}
			if !sleep(msg.Context(), jitter(putBackPause(inARow.Add(1)))) {
				return nil, interrupted("a command of a newer version was about to be put back", nil)
			}
			runOf(msg).outcome = "put back"
			return nil, putBack(msg, publisher, queue, meter)
		}
	}
}

// putBack publishes the message again. One that can't be published goes back to its queue the broker's way, with an
// error; there the queue's delivery limit ends it.
func putBack(msg *message.Message, publisher message.Publisher, queue string, meter HoldMeter) error {
	ctx := msg.Context()
	var refused error
	err := hold(ctx, "a command of a newer version was put back", meter, func() error {
		err := publish(ctx, publisher, queue, publishable(msg))
		if err != nil && heldReason(err) == "other" {
			refused, err = err, nil
		}
		return err
	})
	return errors.Join(err, refused)
}

// putBackPause is 200 ms for the first in a row, then twice as long each, up to maxPause.
func putBackPause(nth int32) time.Duration {
	return min(200*time.Millisecond<<min(nth-1, 10), maxPause)
}
