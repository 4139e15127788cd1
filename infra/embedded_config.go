package infra

import (
	"errors"
	"math"
	"time"
)

// EmbeddedConfig configures the embedded transport.
type EmbeddedConfig struct {
	Path         string // of the SQLite file; PATH.lock beside it is the lock
	CommandQueue string
	PoisonQueue  string

	// The command queue refuses more than this many messages, or bytes of them, waiting or in hand; 0 is no limit.
	MaxLength int64
	MaxBytes  int64

	// A message that was nacked is delivered again after Backoff; after every further nack the pause doubles, up to
	// MaxBackoff. 0 is 200 ms and 5 s.
	Backoff    time.Duration
	MaxBackoff time.Duration

	probe time.Duration // how long Ready waits for a file that could not be written
}

func (c EmbeddedConfig) complete() (EmbeddedConfig, error) {
	if c.Path == "" || c.CommandQueue == "" || c.PoisonQueue == "" {
		return c, errors.New("the embedded transport needs a file and the names of the command and poison queues")
	}
	if c.CommandQueue == c.PoisonQueue {
		return c, errors.New("the command queue and the poison queue need different names")
	}
	if c.MaxLength < 0 || c.MaxBytes < 0 || c.Backoff < 0 || c.MaxBackoff < 0 {
		return c, errors.New("the limits and pauses of the embedded transport can't be negative")
	}
	if c.Backoff == 0 {
		c.Backoff = 200 * time.Millisecond
	}
	if c.MaxBackoff == 0 {
		c.MaxBackoff = 5 * time.Second
	}
	c.probe = time.Second
	return c, nil
}

// pause is how long a message stays away after so many deliveries, the last of which was nacked.
func (c EmbeddedConfig) pause(deliveries int) time.Duration {
	grown := float64(c.Backoff) * math.Pow(2, float64(max(0, deliveries-1)))
	return time.Duration(min(grown, float64(c.MaxBackoff)))
}
