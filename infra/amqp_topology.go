package infra

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

const (
	// commandDeliveryLimit is a backstop only: lost connections count as deliveries too.
	commandDeliveryLimit = 100
	// poisonDeliveryLimit stands for "none": RabbitMQ 3.10 loses messages on -1, and 4.0 defaults to 20.
	poisonDeliveryLimit = 1_000_000
	// replyQueueExpires is how long an unused reply queue lives on.
	replyQueueExpires = 10 * time.Minute
	// replyQueuePrefix begins the names of the reply queues of all our processes.
	replyQueuePrefix = "reports.replies."
)

// amqpQueue is a queue as we declare it. Every argument is explicit, so that all broker versions do the same.
type amqpQueue struct {
	name    string
	durable bool
	args    amqp.Table
}

// topology is the queues of this process by name.
type topology map[string]amqpQueue

func newTopology(c AMQPConfig, replyQueue string) topology {
	t := topology{}
	for _, q := range []amqpQueue{poisonQueue(c), commandQueue(c)} {
		t[q.name] = q
	}
	if replyQueue != "" {
		t[replyQueue] = amqpQueue{replyQueue, true, amqp.Table{
			"x-queue-type": "classic",
			"x-expires":    replyQueueExpires.Milliseconds(),
		}}
	}
	return t
}

func commandQueue(c AMQPConfig) amqpQueue {
	if c.CommandQueueType == QueueTransient {
		return amqpQueue{name: c.CommandQueue}
	}
	args := amqp.Table{
		"x-queue-type":              c.CommandQueueType,
		"x-dead-letter-exchange":    "",
		"x-dead-letter-routing-key": c.PoisonQueue,
		"x-overflow":                "reject-publish",
		"x-max-length":              c.CommandMaxLength,
		"x-max-length-bytes":        c.CommandMaxBytes,
	}
	if c.CommandQueueType == QueueQuorum { // classic queues refuse these
		args["x-delivery-limit"] = int64(commandDeliveryLimit)
		args["x-dead-letter-strategy"] = "at-least-once"
	}
	return amqpQueue{c.CommandQueue, true, args}
}

func poisonQueue(c AMQPConfig) amqpQueue {
	return amqpQueue{c.PoisonQueue, true, amqp.Table{
		"x-queue-type":     "quorum",
		"x-delivery-limit": int64(poisonDeliveryLimit),
	}}
}

// newReplyQueueName names a reply queue that no other process has.
func newReplyQueueName() string {
	host, err := os.Hostname()
	if err != nil || host == "" {
		host = "unknown"
	}
	if len(host) > 64 {
		host = host[:64]
	}
	return replyQueuePrefix + host + "." + strings.ToLower(rand.Text())
}

// declare makes all queues that are not there.
func (t topology) declare(conn *amqp.Connection) error {
	ch, err := conn.Channel()
	if err != nil {
		return fmt.Errorf("open a channel: %w", err)
	}
	for _, q := range t {
		if err := q.declare(ch); err != nil {
			return err // the broker has closed the channel
		}
	}
	return ch.Close()
}

func (q amqpQueue) declare(ch *amqp.Channel) error {
	_, err := ch.QueueDeclare(q.name, q.durable, false, false, false, q.args)
	var refused *amqp.Error
	if errors.As(err, &refused) && refused.Code == amqp.PreconditionFailed {
		return fmt.Errorf("queue %q already exists with other arguments: empty and delete it, or choose another name (%s)",
			q.name, refused.Reason)
	}
	if err != nil {
		return fmt.Errorf("declare queue %q: %w", q.name, err)
	}
	return nil
}
