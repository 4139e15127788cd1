package rabbittest

import (
	"testing"

	amqp "github.com/rabbitmq/amqp091-go"
)

// Client opens a plain channel on a connection of its own: what a foreign client has. Both end with the test.
func (n *Node) Client(tb testing.TB) *amqp.Channel {
	tb.Helper()
	conn, err := amqp.Dial(n.URL)
	if err != nil {
		tb.Fatalf("rabbittest: connect: %v", err)
	}
	tb.Cleanup(func() { _ = conn.Close() })
	ch, err := conn.Channel()
	if err != nil {
		tb.Fatalf("rabbittest: open a channel: %v", err)
	}
	return ch
}

// DeclareQueue makes a durable queue and removes it after the test.
func (n *Node) DeclareQueue(tb testing.TB, name string, args amqp.Table) {
	tb.Helper()
	if _, err := n.Client(tb).QueueDeclare(name, true, false, false, false, args); err != nil {
		tb.Fatalf("rabbittest: declare %q: %v", name, err)
	}
	tb.Cleanup(func() { n.DeleteQueue(tb, name) })
}

// DeleteQueue deletes a queue with all that is in it.
func (n *Node) DeleteQueue(tb testing.TB, name string) {
	tb.Helper()
	conn, err := amqp.Dial(n.URL)
	if err != nil {
		return // a broker that is gone has no queue
	}
	defer func() { _ = conn.Close() }()
	if ch, err := conn.Channel(); err == nil {
		_, _ = ch.QueueDelete(name, false, false, false)
	}
}

// QueueLength counts the messages that wait in a queue; those in consumers' hands are not among them.
func (n *Node) QueueLength(tb testing.TB, name string) int {
	tb.Helper()
	conn, err := amqp.Dial(n.URL)
	if err != nil {
		tb.Fatalf("rabbittest: connect: %v", err)
	}
	defer func() { _ = conn.Close() }()
	ch, err := conn.Channel()
	if err != nil {
		tb.Fatalf("rabbittest: open a channel: %v", err)
	}
	queue, err := ch.QueueDeclarePassive(name, true, false, false, false, nil)
	if err != nil {
		tb.Fatalf("rabbittest: look at %q: %v", name, err)
	}
	return queue.Messages
}
