package infra

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"
	"go.uber.org/zap/zaptest"

	"plotmill/infra/rabbittest"
	"plotmill/messages"
)

// broker is the one RabbitMQ node of this package's tests. It starts with the first that asks for it.
var broker rabbittest.Shared

func TestMain(m *testing.M) { os.Exit(broker.Main(m)) }

// uniqueConfig has queues of the test's own, which go away with it.
func uniqueConfig(t testing.TB) AMQPConfig {
	t.Helper()
	node := broker.Node(t)
	name := strings.ReplaceAll(t.Name(), "/", ".") + "." + newReplyQueueName()[len(replyQueuePrefix):]
	config := AMQPConfig{URL: node.URL, CommandQueue: name + ".render", PoisonQueue: name + ".poison", Replies: true}
	t.Cleanup(func() {
		node.DeleteQueue(t, config.CommandQueue)
		node.DeleteQueue(t, config.PoisonQueue)
	})
	return config
}

// openAMQP opens a transport that is ready, and closes it with the test.
func openAMQP(t testing.TB, config AMQPConfig) *AMQP {
	t.Helper()
	transport, err := NewAMQP(context.Background(), config, zaptest.NewLogger(t))
	require.NoError(t, err)
	t.Cleanup(func() {
		require.NoError(t, transport.Close())
		if transport.replyQueue != "" {
			broker.Node(t).DeleteQueue(t, transport.replyQueue)
		}
	})
	awaitReady(t, transport)
	return transport
}

func awaitReady(t testing.TB, transport *AMQP) {
	t.Helper()
	_, up := transport.publisher.sessions.wait(t.Context())
	require.True(t, up)
	_, up = transport.consuming.wait(t.Context())
	require.True(t, up)
	require.NoError(t, transport.Ready())
}

// consume subscribes with a context that ends with the test.
func consume(t testing.TB, transport Transport, topic string, concurrency int) <-chan *message.Message {
	t.Helper()
	sub, err := transport.Subscriber(t.Context(), concurrency)
	require.NoError(t, err)
	msgs, err := sub.Subscribe(t.Context(), topic)
	require.NoError(t, err)
	return msgs
}

func isUncertain(err error) bool   { return errors.Is(err, messages.ErrUncertain) }
func isUnavailable(err error) bool { return errors.Is(err, messages.ErrUnavailable) }
