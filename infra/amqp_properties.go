package infra

import (
	"fmt"
	"strconv"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	amqp "github.com/rabbitmq/amqp091-go"

	"plotmill/messages"
)

// readProperties puts the properties that a delivery has into metadata.
func readProperties(d amqp.Delivery, to message.Metadata) {
	for key, value := range map[string]string{
		messages.PropertyMessageID:       d.MessageId,
		messages.PropertyCorrelationID:   d.CorrelationId,
		messages.PropertyReplyTo:         d.ReplyTo,
		messages.PropertyContentType:     d.ContentType,
		messages.PropertyContentEncoding: d.ContentEncoding,
		messages.PropertyType:            d.Type,
		messages.PropertyAppID:           d.AppId,
		messages.PropertyUserID:          d.UserId,
		messages.PropertyExpiration:      d.Expiration,
	} {
		if value != "" {
			to.Set(key, value)
		}
	}
	if d.Priority != 0 {
		to.Set(messages.PropertyPriority, strconv.Itoa(int(d.Priority)))
	}
	if d.DeliveryMode != 0 {
		to.Set(messages.PropertyDeliveryMode, strconv.Itoa(int(d.DeliveryMode)))
	}
	if !d.Timestamp.IsZero() {
		to.Set(messages.PropertyTimestamp, timestampText(d.Timestamp))
	}
}

// writeProperties sets the properties that metadata has. The user id is left out: the broker closes the channel of
// whoever sends another user's. What is not a property's value is refused, for the broker would close the channel too.
func writeProperties(from message.Metadata, p *amqp.Publishing) (err error) {
	p.MessageId = from.Get(messages.PropertyMessageID)
	p.CorrelationId = from.Get(messages.PropertyCorrelationID)
	p.ReplyTo = from.Get(messages.PropertyReplyTo)
	p.ContentType = from.Get(messages.PropertyContentType)
	p.ContentEncoding = from.Get(messages.PropertyContentEncoding)
	p.Type = from.Get(messages.PropertyType)
	p.AppId = from.Get(messages.PropertyAppID)
	p.Expiration = from.Get(messages.PropertyExpiration)
	if _, err := numberProperty(from, messages.PropertyExpiration, 32, 0); err != nil {
		return err
	}
	priority, err := numberProperty(from, messages.PropertyPriority, 8, 0)
	if err != nil {
		return err
	}
	mode, err := numberProperty(from, messages.PropertyDeliveryMode, 8, uint64(amqp.Persistent))
	if err != nil {
		return err
	}
	p.Priority, p.DeliveryMode = uint8(priority), uint8(mode)
	p.Timestamp, err = timeProperty(from, messages.PropertyTimestamp)
	return err
}

func numberProperty(from message.Metadata, key string, bits int, otherwise uint64) (uint64, error) {
	text := from.Get(key)
	if text == "" {
		return otherwise, nil
	}
	number, err := strconv.ParseUint(text, 10, bits)
	if err != nil {
		return 0, fmt.Errorf("property %s is %q: use a decimal number of at most %d bits", key, text, bits)
	}
	return number, nil
}

// timestampText is RFC 3339, or the Unix seconds of a time that RFC 3339 can't say: there are clients that send
// milliseconds, and what they send must survive.
func timestampText(at time.Time) string {
	if year := at.UTC().Year(); year < 0 || year > 9999 {
		return strconv.FormatInt(at.Unix(), 10)
	}
	return at.UTC().Format(time.RFC3339)
}

func timeProperty(from message.Metadata, key string) (time.Time, error) {
	text := from.Get(key)
	if text == "" {
		return time.Time{}, nil
	}
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil {
		return time.Unix(seconds, 0), nil
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}, fmt.Errorf("property %s is %q: use a time such as 2026-01-31T12:00:00Z", key, text)
	}
	return at, nil
}
