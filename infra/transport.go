package infra

import (
	"context"

	"github.com/ThreeDotsLabs/watermill/message"
)

// Transport carries messages to queues and back out of them. A topic is the name of a queue.
//
// The properties, headers and delivery facts of a message stand in its metadata under the names of package messages.
// A handled message is acked or nacked once; a nacked one is delivered again (over AMQP at once, so a handler pauses
// before it nacks; embedded after a growing pause), and so is one whose process or connection died.
//
// A Transport is safe for concurrent use.
type Transport interface {
	// Publisher publishes durably: Publish returns nil when the queue has taken the message for good. The message's
	// own context bounds each publish. An error wraps one of messages.ErrUnavailable, ErrUnroutable, ErrQueueFull or
	// ErrUncertain, unless the message itself can't be sent. Closing the publisher does nothing, since a router's
	// handlers close what they are given; it ends with the transport.
	Publisher() message.Publisher

	// Subscriber returns a new subscriber that has at most concurrency messages of each subscribed topic in handlers'
	// hands at once.
	//
	// The end of the Subscribe context, and Close, stop only the intake: messages in hand keep their context, and
	// their ack still counts; the channel is closed when the last of them is settled, and Close waits for that. The end
	// of hard cancels the contexts of the messages in hand and gives back what is not settled: it is delivered again.
	//
	// Subscribe works whether the messages' source is there or not: it returns at once, and messages come when it is.
	Subscriber(hard context.Context, concurrency int) (message.Subscriber, error)

	// ReplyAddress names this process's own reply queue: what to subscribe to, and to put into reply_to. It is empty
	// for a transport that was opened without one.
	ReplyAddress() string

	// Ready is nil when messages can be published and consumed; else it says what is away.
	Ready() error

	// Close gives everything back. Messages still in hands are delivered again. It may be called twice.
	Close() error
}
