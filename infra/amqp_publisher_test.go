package infra

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	amqp "github.com/rabbitmq/amqp091-go"
	"github.com/stretchr/testify/require"

	"plotmill/infra/rabbittest"
	"plotmill/messages"
)

// Returns carry no number and come before their confirms: among many publishers each must hear of its own.
func TestAMQPTellsUnroutableFromRouted(t *testing.T) {
	config := uniqueConfig(t)
	transport := openAMQP(t, config)
	var publishers sync.WaitGroup
	for i := range 200 {
		publishers.Go(func() {
			queue, want := config.CommandQueue, error(nil)
			if i%3 == 0 {
				queue, want = "nobody.has.this", messages.ErrUnroutable
			}
			err := transport.Publisher().Publish(queue, message.NewMessage("m", []byte(fmt.Sprint(i))))
			if want == nil {
				require.NoError(t, err)
			} else {
				require.ErrorIs(t, err, want)
			}
		})
	}
	publishers.Wait()
	session, err := transport.publisher.sessions.get()
	require.NoError(t, err)
	require.Empty(t, session.returned.waiting)
	require.Empty(t, session.returned.reasons)
}

func TestAMQPPublishesManyAtOnce(t *testing.T) {
	config := uniqueConfig(t)
	transport := openAMQP(t, config)
	err := transport.Publisher().Publish(config.CommandQueue,
		message.NewMessage("1", []byte("1")), with(messages.PropertyPriority, "high"), message.NewMessage("3", []byte("3")))
	require.ErrorContains(t, err, messages.PropertyPriority)
	msgs := consume(t, transport, config.CommandQueue, 1)
	for _, body := range []string{"1", "3"} { // the others don't suffer
		msg := next(t, msgs)
		require.Equal(t, body, string(msg.Payload))
		msg.Ack()
	}
}

// An alarm blocks publishers: they hear of it at once. Consumers go on.
func TestAMQPFailsFastWhileBlocked(t *testing.T) {
	config := uniqueConfig(t)
	transport := openAMQP(t, config)
	publish(t, transport, config.CommandQueue, "before")
	node := broker.Node(t)
	node.MemoryAlarm(t, true)
	lift := sync.OnceFunc(func() { node.MemoryAlarm(t, false) })
	defer lift()

	session, err := transport.publisher.sessions.get()
	require.NoError(t, err)
	first := transport.Publisher().Publish(config.CommandQueue, message.NewMessage("first", []byte("first")))
	require.ErrorIs(t, first, messages.ErrUncertain) // it waits in the broker's socket
	<-session.blockade.on()
	require.ErrorContains(t, transport.Ready(), "blocked")

	from := time.Now()
	for range 100 {
		err := transport.Publisher().Publish(config.CommandQueue, message.NewMessage("m", []byte("refused")))
		require.ErrorIs(t, err, messages.ErrUnavailable)
	}
	require.Less(t, time.Since(from), time.Second)

	msgs := consume(t, transport, config.CommandQueue, 1)
	before := next(t, msgs)
	require.Equal(t, "before", string(before.Payload))
	before.Ack()

	lift()
	after := message.NewMessage("after", []byte("after"))
	for err = transport.Publisher().Publish(config.CommandQueue, after); err != nil; {
		require.ErrorIs(t, err, messages.ErrUnavailable)
		err = transport.Publisher().Publish(config.CommandQueue, after)
	}
	require.NoError(t, transport.Ready())
	for _, body := range []string{"first", "after"} { // what was uncertain has been taken; what was refused has not
		msg := next(t, msgs)
		require.Equal(t, body, string(msg.Payload))
		msg.Ack()
	}
}

// A broker that hangs takes no longer than the message's context allows.
func TestAMQPPublishHonoursTheContext(t *testing.T) {
	config := uniqueConfig(t)
	proxy := rabbittest.NewProxy(t, broker.Node(t))
	config.URL = proxy.URL
	config.PublishTimeout = 50 * time.Millisecond
	transport := openAMQP(t, config)
	proxy.Stall()

	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	msg := message.NewMessage("m", nil)
	msg.SetContext(ctx)
	err := transport.Publisher().Publish(config.CommandQueue, msg)
	require.ErrorIs(t, err, messages.ErrUncertain)
	require.ErrorIs(t, err, context.DeadlineExceeded)

	err = transport.Publisher().Publish(config.CommandQueue, message.NewMessage("m", nil)) // no deadline of its own
	require.ErrorIs(t, err, messages.ErrUncertain)

	ended, end := context.WithCancel(t.Context())
	end()
	msg = message.NewMessage("m", nil)
	msg.SetContext(ended)
	require.Error(t, transport.Publisher().Publish(config.CommandQueue, msg))
	proxy.Cut()
}

// A reply to RabbitMQ's direct reply-to arrives, although the broker also returns it.
func TestAMQPRepliesToDirectReplyTo(t *testing.T) {
	config := uniqueConfig(t)
	transport := openAMQP(t, config)
	client := broker.Node(t).Client(t)
	replies, err := client.Consume("amq.rabbitmq.reply-to", "", true, false, false, false, nil)
	require.NoError(t, err)
	require.NoError(t, client.Publish("", config.CommandQueue, false, false, amqp.Publishing{ReplyTo: "amq.rabbitmq.reply-to"}))

	command := next(t, consume(t, transport, config.CommandQueue, 1))
	publish(t, transport, command.Metadata.Get(messages.PropertyReplyTo), "pdf")
	command.Ack()
	require.Equal(t, "pdf", string((<-replies).Body))
}

func TestAMQPDeclaresItsQueuesForPublishersToo(t *testing.T) {
	config := uniqueConfig(t)
	transport := openAMQP(t, config)
	publish(t, transport, config.CommandQueue, "nobody has subscribed yet")

	broker.Node(t).DeleteQueue(t, config.CommandQueue)
	publish(t, transport, config.CommandQueue, "the queue is made again")
	msg := next(t, consume(t, transport, config.CommandQueue, 1))
	require.Equal(t, "the queue is made again", string(msg.Payload))
	msg.Ack()
}

// A reply to a process of ours needs no disk: nothing that waits for it outlives the process.
func TestAMQPRepliesToOursAreTransient(t *testing.T) {
	transport := openAMQP(t, uniqueConfig(t))
	publish(t, transport, transport.ReplyAddress(), "pdf")
	reply := next(t, consume(t, transport, transport.ReplyAddress(), 1))
	require.Equal(t, "1", reply.Metadata.Get(messages.PropertyDeliveryMode))
	reply.Ack()
}
