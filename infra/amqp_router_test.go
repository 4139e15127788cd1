package infra

import (
	"context"
	"testing"
	"time"

	"github.com/ThreeDotsLabs/watermill"
	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"
)

// routed is a router with one handler that says when it runs and waits to be let go.
type routed struct {
	router  *message.Router
	end     context.CancelFunc // of Run
	hard    context.CancelFunc
	running chan *message.Message
	letGo   chan struct{}
	stopped chan error
}

func startRouter(t *testing.T, transport underTest) *routed {
	t.Helper()
	router, err := message.NewRouter(message.RouterConfig{CloseTimeout: time.Minute}, watermill.NopLogger{})
	require.NoError(t, err)
	r := &routed{
		router: router, running: make(chan *message.Message), letGo: make(chan struct{}), stopped: make(chan error, 1),
	}
	hard, stop := context.WithCancel(context.Background())
	ctx, end := context.WithCancel(context.Background())
	r.hard, r.end = stop, end
	t.Cleanup(end)
	t.Cleanup(stop)
	sub, err := transport.Subscriber(hard, 1)
	require.NoError(t, err)
	router.AddHandler("move", transport.commands, sub, transport.poison, transport.Publisher(), r.handle)
	go func() { r.stopped <- router.Run(ctx) }()
	return r
}

func (r *routed) handle(msg *message.Message) ([]*message.Message, error) {
	r.running <- msg
	select {
	case <-r.letGo:
		return []*message.Message{msg.Copy()}, nil
	case <-msg.Context().Done():
		return nil, msg.Context().Err()
	}
}

// The end of Run's context is the graceful stop: the running message finishes, its answer is published, it is acked.
func TestConformanceRouterStopsGracefully(t *testing.T) {
	onEach(t, func(t *testing.T, transport underTest) {
		r := startRouter(t, transport)
		publish(t, transport, transport.commands, "m")
		running := <-r.running
		r.end()
		require.NoError(t, running.Context().Err())
		r.letGo <- struct{}{}
		require.NoError(t, <-r.stopped)

		moved := next(t, consume(t, transport, transport.poison, 1))
		require.Equal(t, "m", string(moved.Payload))
		moved.Ack()
		publish(t, transport, transport.commands, "next") // the handler has closed its publisher, not ours
		left := next(t, consume(t, transport, transport.commands, 1))
		require.Equal(t, "next", string(left.Payload), "the first was acked")
		left.Ack()
	})
}

// The end of hard is the hard stop: handlers are told, what they had comes again.
func TestConformanceRouterStopsHard(t *testing.T) {
	onEach(t, func(t *testing.T, transport underTest) {
		r := startRouter(t, transport)
		publish(t, transport, transport.commands, "m")
		running := <-r.running
		r.end()
		r.hard()
		<-running.Context().Done()
		require.NoError(t, <-r.stopped)
		again := next(t, consume(t, transport, transport.commands, 1))
		require.Equal(t, "m", string(again.Payload))
		again.Ack()
	})
}
