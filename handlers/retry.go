package handlers

import (
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/ThreeDotsLabs/watermill/message/router/middleware"
	"github.com/cenkalti/backoff/v5"
)

// RetryConfig says how often a command is tried.
type RetryConfig struct {
	Retries    int           // attempts after the first
	Backoff    time.Duration // before the second attempt; doubles each time, half of it more or less by chance
	MaxBackoff time.Duration // the longest; 0 is 30 s
}

// Retry tries a command again when an attempt failed, unless the failure is permanent or the message's context
// ended. It is Watermill's Retry without its hooks: with a hook it advances the backoff twice an attempt.
func Retry(c RetryConfig, meter RetryMeter) message.HandlerMiddleware {
	if c.MaxBackoff <= 0 {
		c.MaxBackoff = 30 * time.Second
	}
	stock := middleware.Retry{
		MaxRetries: c.Retries, InitialInterval: c.Backoff, MaxInterval: max(c.Backoff, c.MaxBackoff),
		Multiplier: 2, RandomizationFactor: 0.5, ResetContextOnRetry: true,
	}
	return func(h message.HandlerFunc) message.HandlerFunc {
		counted := attempt(h, meter)
		return func(msg *message.Message) ([]*message.Message, error) {
			runOf(msg) // made here, so that all attempts share it though each starts with this context
			return stock.Middleware(counted)(msg)
		}
	}
}

// attempt counts an attempt, notes its failure, and tells Retry which failures are permanent.
func attempt(h message.HandlerFunc, meter RetryMeter) message.HandlerFunc {
	return func(msg *message.Message) ([]*message.Message, error) {
		r := runOf(msg)
		if r.attempts++; r.attempts > 1 {
			meter.Retried()
		}
		replies, err := h(msg)
		if err == nil {
			return replies, nil
		}
		r.failed()
		f := failureOf(err)
		if f.class == ClassPermanent {
			return nil, backoff.Permanent(f)
		}
		return nil, f
	}
}
