package infra

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/ThreeDotsLabs/watermill/message"
	amqp "github.com/rabbitmq/amqp091-go"
	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

// A message that can't be sent is refused with its reason; the connection, and all else that is under way on it, stays.
func TestAMQPRefusesWhatWouldKillTheConnection(t *testing.T) {
	config := uniqueConfig(t)
	transport := openAMQP(t, config)
	before, err := transport.publisher.sessions.get()
	require.NoError(t, err)
	infinite, err := encodeTable(amqp.Table{"inf": math.Inf(1)})
	require.NoError(t, err)
	for name, msg := range map[string]*message.Message{
		"finite":         with(messages.TypedHeaders, infinite),
		"headers":        with(messages.HeaderPrefix+"stack", strings.Repeat("x", 128<<10)),
		"header's name":  with(messages.HeaderPrefix+strings.Repeat("n", 256), ""),
		"correlation_id": with(messages.PropertyCorrelationID, strings.Repeat("c", 256)),
		"bytes":          message.NewMessage("m", bytes.Repeat([]byte("b"), maxBody+1)),
	} {
		err := transport.Publisher().Publish(config.CommandQueue, msg)
		require.ErrorContains(t, err, name)
		for _, outage := range []error{
			messages.ErrUnavailable, messages.ErrUncertain, messages.ErrUnroutable, messages.ErrQueueFull,
		} {
			require.NotErrorIs(t, err, outage)
		}
	}
	require.ErrorContains(t, transport.Publisher().Publish(strings.Repeat("q", 256), with("", "")), "queue")

	nearly := with(messages.HeaderPrefix+"stack", strings.Repeat("x", 127<<10))
	require.NoError(t, transport.Publisher().Publish(config.CommandQueue, nearly))
	after, err := transport.publisher.sessions.get()
	require.NoError(t, err)
	require.Same(t, before, after)
}

func with(key, value string) *message.Message {
	msg := message.NewMessage("m", nil)
	msg.Metadata.Set(key, value)
	return msg
}
