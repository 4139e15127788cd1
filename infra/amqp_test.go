package infra

import (
	"testing"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

func TestAMQPCarriesCommandAndReply(t *testing.T) {
	config := uniqueConfig(t)
	transport := openAMQP(t, config)
	commands := consume(t, transport, config.CommandQueue, 2)
	replies := consume(t, transport, transport.ReplyAddress(), 1)

	command := message.NewMessage("c", []byte("spec"))
	command.Metadata.Set(messages.PropertyReplyTo, transport.ReplyAddress())
	command.Metadata.Set(messages.PropertyCorrelationID, "42")
	require.NoError(t, transport.Publisher().Publish(config.CommandQueue, command))

	got := <-commands
	require.Equal(t, "spec", string(got.Payload))
	require.Equal(t, config.CommandQueue, got.Metadata.Get(messages.DeliveryQueue))
	reply := message.NewMessage("r", []byte("pdf"))
	reply.Metadata.Set(messages.PropertyCorrelationID, got.Metadata.Get(messages.PropertyCorrelationID))
	require.NoError(t, transport.Publisher().Publish(got.Metadata.Get(messages.PropertyReplyTo), reply))
	got.Ack()

	answer := <-replies
	require.Equal(t, "pdf", string(answer.Payload))
	require.Equal(t, "42", answer.Metadata.Get(messages.PropertyCorrelationID))
	answer.Ack()
}
