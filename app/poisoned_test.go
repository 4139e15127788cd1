package app

import (
	"context"
	"testing"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"
)

// poisoned takes the next message out of the poison queue, whatever the transport.
func (s *service) poisoned(t *testing.T) *message.Message {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	subscriber, err := s.transport.Subscriber(t.Context(), 1)
	require.NoError(t, err)
	messages, err := subscriber.Subscribe(ctx, s.cfg.AMQP.PoisonQueue)
	require.NoError(t, err)
	msg, ok := <-messages
	require.True(t, ok, "nothing came to the poison queue")
	msg.Ack()
	cancel()
	for m := range messages {
		m.Nack()
	}
	return msg
}
