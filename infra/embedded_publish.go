package infra

import (
	"bytes"
	"fmt"

	"plotmill/messages"

	"github.com/ThreeDotsLabs/watermill/message"
)

// embeddedPublisher publishes one message after the other; those of several callers share a transaction.
type embeddedPublisher struct{ e *Embedded }

// Publish returns when the messages are on the disk, or a reply is in its subscriber's hands.
func (p embeddedPublisher) Publish(topic string, msgs ...*message.Message) error {
	for _, msg := range msgs {
		if err := p.e.publish(topic, msg); err != nil {
			return err
		}
	}
	return nil
}

// Close does nothing: the publisher ends with its transport.
func (p embeddedPublisher) Close() error { return nil }

func (e *Embedded) publish(topic string, msg *message.Message) error {
	if e.life.Err() != nil {
		return fmt.Errorf("%w: %s is closed", messages.ErrUnavailable, e.config.Path)
	}
	own, head := copyMessage(msg)
	if topic == e.replies.address {
		return e.replies.publish(e.life, msg.Context(), own)
	}
	return e.db.Write(msg.Context(), Synced, func(tx *Tx) error {
		return e.queues.put(tx, topic, own, head)
	})
}

// PublishIn stores the message as part of a write to [Embedded.DB]: both are committed, or none.
func (e *Embedded) PublishIn(tx *Tx, topic string, msg *message.Message) error {
	own, head := copyMessage(msg)
	return e.queues.put(tx, topic, own, head)
}

// copyMessage takes nothing from the caller, who may use the payload's memory again.
func copyMessage(msg *message.Message) (own *message.Message, head []byte) {
	own = message.NewMessage(msg.UUID, bytes.Clone(msg.Payload))
	for key, value := range msg.Metadata {
		own.Metadata[key] = value
	}
	delete(own.Metadata, messages.DeliveryCount)
	delete(own.Metadata, messages.DeliveryQueue)
	delete(own.Metadata, messages.Redelivered)
	return own, encodeHead(own)
}
