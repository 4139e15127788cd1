package infra

import (
	"errors"
	"fmt"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

// The types of command queue.
const (
	QueueQuorum    = "quorum"    // replicated, survives everything; the default
	QueueClassic   = "classic"   // durable, on one node
	QueueTransient = "transient" // not durable, no arguments: what the plain protocol of foreign workers declares
)

// Defaults of [AMQPConfig]. The limits stand in the arguments of the command queue: changing them later is refused by
// the broker until the queue is deleted.
const (
	DefaultCommandMaxLength = 100_000
	DefaultCommandMaxBytes  = 4 << 30
	DefaultPublishTimeout   = 10 * time.Second
)

// AMQPConfig configures [NewAMQP].
type AMQPConfig struct {
	URL              string // amqp:// or amqps://; never printed
	CommandQueue     string
	CommandQueueType string // QueueQuorum when empty
	PoisonQueue      string // a quorum queue without limits

	CommandMaxLength int64 // messages; DefaultCommandMaxLength when 0
	CommandMaxBytes  int64 // of bodies; DefaultCommandMaxBytes when 0

	Replies        bool          // make a reply queue of this process
	Name           string        // of the connections, for the broker's own lists; "plotmill" when empty
	PublishTimeout time.Duration // for messages whose context has no deadline; DefaultPublishTimeout when 0
}

func (c AMQPConfig) withDefaults() AMQPConfig {
	if c.CommandQueueType == "" {
		c.CommandQueueType = QueueQuorum
	}
	if c.CommandMaxLength == 0 {
		c.CommandMaxLength = DefaultCommandMaxLength
	}
	if c.CommandMaxBytes == 0 {
		c.CommandMaxBytes = DefaultCommandMaxBytes
	}
	if c.Name == "" {
		c.Name = "plotmill"
	}
	if c.PublishTimeout == 0 {
		c.PublishTimeout = DefaultPublishTimeout
	}
	return c
}

func (c AMQPConfig) validate() error {
	if _, err := amqp.ParseURI(c.URL); err != nil {
		// The cause may quote the URL with its password.
		return errors.New("amqp.url is not a URL such as amqp://user:password@host:5672/ (percent-encode special characters)")
	}
	switch c.CommandQueueType {
	case QueueQuorum, QueueClassic, QueueTransient:
	default:
		return fmt.Errorf("amqp.command_queue_type is %q: use %s, %s or %s",
			c.CommandQueueType, QueueQuorum, QueueClassic, QueueTransient)
	}
	for key, name := range map[string]string{"amqp.command_queue": c.CommandQueue, "amqp.poison_queue": c.PoisonQueue} {
		if name == "" || len(name) > maxShortString {
			return fmt.Errorf("%s is %q: use a name of 1 to %d bytes", key, name, maxShortString)
		}
	}
	if c.CommandQueue == c.PoisonQueue {
		return fmt.Errorf("amqp.command_queue and amqp.poison_queue are both %q: give them different names", c.PoisonQueue)
	}
	return nil
}
