package infra

import (
	"context"
	"strconv"
	"sync"

	"plotmill/messages"

	"github.com/ThreeDotsLabs/watermill/message"
)

// embeddedSubscription is one channel of messages.
type embeddedSubscription struct {
	queue  string
	out    chan *message.Message
	intake context.Context // no message is handed over after its end
	hard   context.Context // nothing is waited for after its end
}

// outcome is what became of a message that was to be handed to a handler.
type outcome int

const (
	refused   outcome = iota // the intake ended first
	acked                    // done
	nacked                   // to be tried again
	abandoned                // the hard end came first
)

// open says whether messages may be handed over. The intake hears of the hard end a little later.
func (s *embeddedSubscription) open() bool { return s.intake.Err() == nil && s.hard.Err() == nil }

// spread runs serve so many times at once and waits for all.
func (s *embeddedSubscription) spread(times int, serve func()) {
	var running sync.WaitGroup
	for range times {
		running.Go(serve)
	}
	running.Wait()
}

// hand gives the message to a handler and waits for what becomes of it. The message's context lives until then.
func (s *embeddedSubscription) hand(msg *message.Message, earlier int) outcome {
	msg.Metadata[messages.DeliveryQueue] = s.queue
	msg.Metadata[messages.DeliveryCount] = strconv.Itoa(earlier)
	msg.Metadata[messages.Redelivered] = strconv.FormatBool(earlier > 0)
	ctx, cancel := context.WithCancel(s.hard)
	defer cancel()
	msg.SetContext(ctx)
	if !s.open() {
		return refused
	}
	select {
	case s.out <- msg:
	case <-s.intake.Done():
		return refused
	case <-s.hard.Done():
		return refused
	}
	select {
	case <-msg.Acked():
	case <-msg.Nacked():
	case <-s.hard.Done():
	}
	return verdict(msg)
}

// verdict prefers what the handler said to an end that came at the same time.
func verdict(msg *message.Message) outcome {
	select {
	case <-msg.Acked():
		return acked
	case <-msg.Nacked():
		return nacked
	default:
		return abandoned
	}
}
