package infra

import (
	"slices"
	"testing"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	amqp "github.com/rabbitmq/amqp091-go"
	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

// BenchmarkAMQPHop is a command and its reply, one at a time: over bare amqp091 with the same queues and confirms, and
// over the transport. p50-µs is what to compare; run both in one go, since machines are noisy.
func BenchmarkAMQPHop(b *testing.B) {
	for _, size := range []struct {
		name           string
		command, reply int
	}{{"tiny", 100, 100}, {"r4", 160_000, 60_000}} {
		for _, mode := range []struct {
			name  string
			value uint8
		}{{"persistent", amqp.Persistent}, {"transient", amqp.Transient}} {
			b.Run("bare/"+size.name+"/"+mode.name, func(b *testing.B) {
				benchBare(b, make([]byte, size.command), make([]byte, size.reply), mode.value)
			})
			b.Run("ours/"+size.name+"/"+mode.name, func(b *testing.B) {
				benchOurs(b, make([]byte, size.command), make([]byte, size.reply), mode.value)
			})
		}
	}
}

func measure(b *testing.B, once func()) {
	once() // whatever happens only the first time
	var took []time.Duration
	for b.Loop() {
		from := time.Now()
		once()
		took = append(took, time.Since(from))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*9/10].Microseconds()), "p90-µs")
}

func benchOurs(b *testing.B, spec, pdf []byte, mode uint8) {
	config := uniqueConfig(b)
	transport := openAMQP(b, config)
	commands := consume(b, transport, config.CommandQueue, 2)
	replies := consume(b, transport, transport.ReplyAddress(), 1)
	go func() {
		for command := range commands {
			reply := message.NewMessage("r", pdf)
			if mode == amqp.Transient {
				reply.Metadata.Set(messages.PropertyDeliveryMode, "1")
			}
			_ = transport.Publisher().Publish(command.Metadata.Get(messages.PropertyReplyTo), reply)
			command.Ack()
		}
	}()
	measure(b, func() {
		command := message.NewMessage("c", spec)
		command.Metadata.Set(messages.PropertyReplyTo, transport.ReplyAddress())
		require.NoError(b, transport.Publisher().Publish(config.CommandQueue, command))
		(<-replies).Ack()
	})
}

func benchBare(b *testing.B, spec, pdf []byte, mode uint8) {
	config := uniqueConfig(b).withDefaults()
	queues := newTopology(config, config.CommandQueue+".replies")
	replyTo := config.CommandQueue + ".replies"
	defer broker.Node(b).DeleteQueue(b, replyTo)
	api, worker := bareChannel(b), bareChannel(b)
	for _, q := range queues {
		require.NoError(b, q.declare(api))
	}
	commands := bareConsume(b, config.CommandQueue)
	replies := bareConsume(b, replyTo)
	go func() {
		for command := range commands {
			barePublish(b, worker, replyTo, amqp.Publishing{DeliveryMode: mode, Body: pdf})
			_ = command.Ack(false)
		}
	}()
	measure(b, func() {
		barePublish(b, api, config.CommandQueue, amqp.Publishing{DeliveryMode: amqp.Persistent, ReplyTo: replyTo, Body: spec})
		reply := <-replies
		_ = reply.Ack(false)
	})
}

func bareChannel(b *testing.B) *amqp.Channel {
	ch := broker.Node(b).Client(b)
	require.NoError(b, ch.Confirm(false))
	return ch
}

func bareConsume(b *testing.B, queue string) <-chan amqp.Delivery {
	ch := broker.Node(b).Client(b)
	require.NoError(b, ch.Qos(1, 0, false))
	deliveries, err := ch.Consume(queue, "", false, false, false, false, nil)
	require.NoError(b, err)
	return deliveries
}

func barePublish(b *testing.B, ch *amqp.Channel, queue string, p amqp.Publishing) {
	confirm, err := ch.PublishWithDeferredConfirm("", queue, true, false, p)
	require.NoError(b, err)
	require.True(b, confirm.Wait())
}
