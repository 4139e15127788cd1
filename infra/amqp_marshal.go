package infra

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/ThreeDotsLabs/watermill"
	"github.com/ThreeDotsLabs/watermill/message"
	amqp "github.com/rabbitmq/amqp091-go"

	"plotmill/messages"
)

// errNoDelivery is what watermill's subscriber runs into when the queue or the channel is gone: it reads an empty
// delivery from a closed channel. As an error it makes the subscriber start anew instead of handing on a message of nothing.
var errNoDelivery = errors.New("the queue or the channel is gone")

// marshaler turns messages into AMQP publishings, and deliveries of one queue into messages.
type marshaler struct {
	queue string // where deliveries come from; a delivery itself only knows its routing key
}

// Unmarshal never fails on a real delivery: watermill would nack it in a hot loop, before any middleware.
func (m marshaler) Unmarshal(d amqp.Delivery) (*message.Message, error) {
	if d.Acknowledger == nil {
		return nil, errNoDelivery
	}
	id := d.MessageId
	if id == "" {
		id = watermill.NewUUID()
	}
	msg := message.NewMessage(id, d.Body)
	readProperties(d, msg.Metadata)
	readHeaders(d.Headers, msg.Metadata)
	m.readDelivery(d, msg.Metadata)
	return msg, nil
}

func (m marshaler) readDelivery(d amqp.Delivery, to message.Metadata) {
	to.Set(messages.DeliveryQueue, m.queue)
	to.Set(messages.Redelivered, strconv.FormatBool(d.Redelivered))
	if count, ok := d.Headers["x-delivery-count"]; ok {
		if _, err := strconv.ParseUint(headerText(count), 10, 63); err == nil {
			to.Set(messages.DeliveryCount, headerText(count))
		}
	}
}

func readHeaders(headers amqp.Table, to message.Metadata) {
	if len(headers) == 0 {
		return
	}
	for name, value := range headers {
		to.Set(messages.HeaderPrefix+name, headerText(value))
	}
	if typed, err := encodeTable(headers); err == nil { // fails on no type that amqp091 reads
		to.Set(messages.TypedHeaders, typed)
	}
}

// Marshal makes the publishing of a message: its properties, the headers with the types they came with, and headers
// that were set or changed since as strings. Other metadata stays in the process.
func (marshaler) Marshal(msg *message.Message) (amqp.Publishing, error) {
	p := amqp.Publishing{Body: msg.Payload}
	if err := writeProperties(msg.Metadata, &p); err != nil {
		return amqp.Publishing{}, err
	}
	headers, err := writeHeaders(msg.Metadata)
	if err != nil {
		return amqp.Publishing{}, err
	}
	p.Headers = headers
	return p, nil
}

func writeHeaders(from message.Metadata) (amqp.Table, error) {
	headers := amqp.Table{}
	if typed := from.Get(messages.TypedHeaders); typed != "" {
		restored, err := decodeTable(typed)
		if err != nil {
			return nil, fmt.Errorf("metadata %s is not a header table: %w", messages.TypedHeaders, err)
		}
		headers = restored
	}
	for key, text := range from {
		name, isHeader := strings.CutPrefix(key, messages.HeaderPrefix)
		if !isHeader {
			continue
		}
		if typed, ok := headers[name]; !ok || headerText(typed) != text {
			headers[name] = text
		}
	}
	for name := range headers {
		if isBrokerHeader(name) {
			delete(headers, name)
		}
	}
	return headers, nil
}

// isBrokerHeader tells the headers that must not be sent again: what the broker itself notes of a message, and the
// ones that make it send copies elsewhere.
func isBrokerHeader(name string) bool {
	switch name {
	case "x-death", "x-delivery-count", "x-acquired-count", "CC", "BCC":
		return true
	}
	return strings.HasPrefix(name, "x-first-death-") || strings.HasPrefix(name, "x-last-death-")
}
