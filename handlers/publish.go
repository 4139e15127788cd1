package handlers

import (
	"context"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"

	"plotmill/messages"
)

// publishAttempt bounds one try of a worker to publish; after it the outcome is uncertain and it tries again.
const publishAttempt = 5 * time.Second

// publish publishes one message, confirmed, within publishAttempt and only as long as ctx lives.
func publish(ctx context.Context, publisher message.Publisher, topic string, msg *message.Message) error {
	ctx, cancel := context.WithTimeout(ctx, publishAttempt)
	defer cancel()
	msg.SetContext(ctx)
	return publisher.Publish(topic, msg)
}

// Properties that a message can't be published with again: a broker refuses another user's id, and an expiration
// would take the message out of the queue that is to keep it.
const (
	headerWasUserID     = messages.HeaderPrefix + "x-plotmill-was-user-id"
	headerWasExpiration = messages.HeaderPrefix + "x-plotmill-was-expiration"
)

// publishable is a copy of a received message that can be published again; what would break that is kept as a header.
func publishable(msg *message.Message) *message.Message {
	again := msg.Copy()
	rename(again.Metadata, messages.PropertyUserID, headerWasUserID)
	return again
}

func rename(m message.Metadata, from, to string) {
	if value, ok := m[from]; ok {
		m[to] = value
		delete(m, from)
	}
}
