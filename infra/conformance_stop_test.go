package infra

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

// stops are the two ways to stop the intake gracefully.
var stops = map[string]func(end context.CancelFunc, shut func() error){
	"the subscription's context ends": func(end context.CancelFunc, _ func() error) { end() },
	// Close waits for what is in hand.
	"the subscriber is closed": func(_ context.CancelFunc, shut func() error) { go func() { _ = shut() }() },
}

// The running message finishes and its ack counts; the intake ends, and what it leaves is there for others.
func TestConformanceGracefulStop(t *testing.T) {
	for name, stop := range stops {
		t.Run(name, func(t *testing.T) {
			onEach(t, func(t *testing.T, transport underTest) {
				publish(t, transport, transport.commands, "running", "waiting")
				sub, err := transport.Subscriber(t.Context(), 1)
				require.NoError(t, err)
				ctx, end := context.WithCancel(t.Context())
				defer end()
				msgs, err := sub.Subscribe(ctx, transport.commands)
				require.NoError(t, err)
				running := next(t, msgs)

				stop(end, sub.Close)
				require.NoError(t, running.Context().Err())
				require.True(t, running.Ack())
				for late := range msgs { // taken just before the intake stopped
					late.Nack()
				}
				left := next(t, consume(t, transport, transport.commands, 1))
				require.Equal(t, "waiting", string(left.Payload))
				left.Ack()
			})
		})
	}
}

// What is in hand when hard ends is delivered again.
func TestConformanceHardStop(t *testing.T) {
	onEach(t, func(t *testing.T, transport underTest) {
		publish(t, transport, transport.commands, "running")
		hard, stop := context.WithCancel(t.Context())
		sub, err := transport.Subscriber(hard, 1)
		require.NoError(t, err)
		msgs, err := sub.Subscribe(t.Context(), transport.commands)
		require.NoError(t, err)
		running := next(t, msgs)

		stop()
		<-running.Context().Done()
		_, open := <-msgs
		require.False(t, open)
		again := next(t, consume(t, transport, transport.commands, 1))
		require.Equal(t, "running", string(again.Payload))
		require.Equal(t, "true", again.Metadata.Get(messages.Redelivered))
		again.Ack()
	})
}

// A message that comes just when the intake stops, and that no handler has seen, is not lost.
func TestConformanceStopLosesNothing(t *testing.T) {
	onEach(t, func(t *testing.T, transport underTest) {
		publish(t, transport, transport.commands, "m")
		for range 5 {
			sub, err := transport.Subscriber(t.Context(), 2)
			require.NoError(t, err)
			msgs, err := sub.Subscribe(t.Context(), transport.commands)
			require.NoError(t, err)
			closed := make(chan error, 1)
			go func() { closed <- sub.Close() }()
			for msg := range msgs {
				msg.Nack()
			}
			require.NoError(t, <-closed)
		}
		left := next(t, consume(t, transport, transport.commands, 1))
		require.Equal(t, "m", string(left.Payload))
		left.Ack()
	})
}
