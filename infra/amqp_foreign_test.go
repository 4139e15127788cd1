package infra

import (
	"maps"
	"testing"

	amqp "github.com/rabbitmq/amqp091-go"
	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

// A foreign message with headers of every type, somebody's user id and a header that asks for copies passes through a
// handler, a redelivery and the poison queue, and is the same in the end.
func TestAMQPForeignMessageSurvivesWhole(t *testing.T) {
	config := uniqueConfig(t)
	transport := openAMQP(t, config)
	node := broker.Node(t)
	copies := config.CommandQueue + ".copies"
	node.DeclareQueue(t, copies, nil)
	sent := everyHeader()
	delete(sent, "inf") // which the broker itself refuses
	headers := maps.Clone(sent)
	headers["CC"] = []any{copies}
	client := node.Client(t)
	require.NoError(t, client.Confirm(false))
	confirm, err := client.PublishWithDeferredConfirm("", config.CommandQueue, false, false, amqp.Publishing{
		Headers: headers, UserId: "guest", ReplyTo: "r", CorrelationId: "c", Body: []byte("body"),
	})
	require.NoError(t, err)
	require.True(t, confirm.Wait())

	commands := consume(t, transport, config.CommandQueue, 1)
	next(t, commands).Nack()
	again := next(t, commands) // now with a number among the broker's own headers
	require.Equal(t, "1", again.Metadata.Get(messages.DeliveryCount))
	require.Equal(t, "guest", again.Metadata.Get(messages.PropertyUserID))
	require.NoError(t, transport.Publisher().Publish(config.PoisonQueue, again.Copy()))
	again.Ack()

	poison, err := node.Client(t).Consume(config.PoisonQueue, "", true, false, false, false, nil)
	require.NoError(t, err)
	kept := <-poison
	require.Equal(t, sent, kept.Headers)
	require.Equal(t, "body", string(kept.Body))
	require.Equal(t, "c", kept.CorrelationId)
	require.Empty(t, kept.UserId)
	require.Equal(t, 1, node.QueueLength(t, copies), "only the foreign client's own copy")
}

// What comes back too often goes to the poison queue by the broker's own hand, whole.
func TestAMQPDeliveryLimitLeadsToThePoisonQueue(t *testing.T) {
	config := uniqueConfig(t)
	transport := openAMQP(t, config)
	command := with(messages.HeaderPrefix+"x-tenant", "a")
	command.Metadata.Set(messages.PropertyReplyTo, "r")
	require.NoError(t, transport.Publisher().Publish(config.CommandQueue, command))
	commands := consume(t, transport, config.CommandQueue, 1)
	poison := consume(t, transport, config.PoisonQueue, 1)
	deliveries := 0
	for {
		select {
		case msg := <-commands:
			deliveries++
			msg.Nack()
			continue
		case dead := <-poison:
			require.Equal(t, commandDeliveryLimit+1, deliveries)
			require.Equal(t, "a", dead.Metadata.Get(messages.HeaderPrefix+"x-tenant"))
			require.Equal(t, "r", dead.Metadata.Get(messages.PropertyReplyTo))
			require.Equal(t, "delivery_limit", dead.Metadata.Get(messages.HeaderPrefix+"x-first-death-reason"))
			dead.Ack()
		}
		return
	}
}

// The types of command queue are declared as other clients of them do.
func TestAMQPCommandQueueTypes(t *testing.T) {
	for kind, foreign := range map[string]amqpQueue{
		QueueClassic: {durable: true, args: amqp.Table{
			"x-queue-type": "classic", "x-dead-letter-exchange": "", "x-overflow": "reject-publish",
			"x-max-length": int64(DefaultCommandMaxLength), "x-max-length-bytes": int64(DefaultCommandMaxBytes),
		}},
		QueueTransient: {durable: false},
		QueueQuorum: {durable: true, args: amqp.Table{
			"x-queue-type": "quorum", "x-dead-letter-exchange": "", "x-overflow": "reject-publish",
			"x-max-length": int64(DefaultCommandMaxLength), "x-max-length-bytes": int64(DefaultCommandMaxBytes),
			"x-delivery-limit": int64(100), "x-dead-letter-strategy": "at-least-once",
		}},
	} {
		t.Run(kind, func(t *testing.T) {
			config := uniqueConfig(t)
			config.CommandQueueType = kind
			transport := openAMQP(t, config)
			foreign.name = config.CommandQueue
			if foreign.args != nil {
				foreign.args["x-dead-letter-routing-key"] = config.PoisonQueue
			}
			require.NoError(t, foreign.declare(broker.Node(t).Client(t)), "the same as ours")
			commands := consume(t, transport, config.CommandQueue, 1)
			publish(t, transport, config.CommandQueue, "m")
			next(t, commands).Nack()
			again := next(t, commands)
			require.Equal(t, "true", again.Metadata.Get(messages.Redelivered))
			again.Ack()
		})
	}
}
