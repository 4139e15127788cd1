package handlers

import (
	"context"
	"errors"
	"testing"

	"github.com/ThreeDotsLabs/watermill"
	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

// fakeSubscriber delivers what its channel holds.
type fakeSubscriber struct{ messages chan *message.Message }

func (s fakeSubscriber) Subscribe(context.Context, string) (<-chan *message.Message, error) {
	return s.messages, nil
}

func (fakeSubscriber) Close() error { return nil }

// In Watermill's own router: what ends well or badly is acked, what was interrupted is nacked, and the router's end
// closes nobody's publisher.
func TestTheChainInARouter(t *testing.T) {
	hard, stop := context.WithCancel(t.Context())
	w := newWorker(func(ctx context.Context, r *messages.Report) (*messages.ReportRendered, error) {
		if r.Title == "interrupted" {
			stop()
			return nil, errors.New("cut off")
		}
		return &messages.ReportRendered{PDF: []byte("%PDF")}, nil
	})
	in := fakeSubscriber{make(chan *message.Message)}
	router, err := message.NewRouter(message.RouterConfig{}, watermill.NopLogger{})
	require.NoError(t, err)
	router.AddConsumerHandler("render_report", commandQueue, in, w.handle)
	ended := make(chan error)
	go func() { ended <- router.Run(t.Context()) }()

	good, bad, cut := command(`{"title":"T"}`), command("{"), command(`{"title":"interrupted"}`)
	cut.SetContext(hard)
	for _, msg := range []*message.Message{good, bad, cut} {
		in.messages <- msg
		select {
		case <-msg.Acked():
			require.NotSame(t, cut, msg)
		case <-msg.Nacked():
			require.Same(t, cut, msg)
		}
	}
	close(in.messages)
	require.NoError(t, <-ended)
	require.Equal(t, []string{replyQueue, poisonQueue, replyQueue}, w.out.topics())
}
