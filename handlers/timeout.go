package handlers

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
)

// Timeout bounds one attempt: the attempt's context ends after d. The message gets its own context back afterwards,
// so nothing outside sees a context that ended with the attempt. An attempt that doesn't mind its context isn't cut
// off: it would go on anyhow, and take the memory and core that the next one needs.
func Timeout(d time.Duration) message.HandlerMiddleware {
	return func(h message.HandlerFunc) message.HandlerFunc {
		return func(msg *message.Message) ([]*message.Message, error) {
			whole := msg.Context()
			ctx, cancel := context.WithTimeout(whole, d)
			msg.SetContext(ctx)
			defer func() {
				msg.SetContext(whole)
				cancel()
			}()
			replies, err := h(msg)
			if err == nil || whole.Err() != nil || !errors.Is(err, context.DeadlineExceeded) {
				return replies, err
			}
			return nil, tookTooLong(d, err)
		}
	}
}

func tookTooLong(d time.Duration, err error) error {
	return &failure{
		class: ClassTimeout, cause: fmt.Errorf("an attempt took longer than %s: %w", d, err),
		problem: problemRenderFailed(fmt.Sprintf("Rendering took longer than %s.", d)),
	}
}
