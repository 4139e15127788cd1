package infra

import (
	"fmt"
	"math"

	amqp "github.com/rabbitmq/amqp091-go"
)

const (
	maxShortString = 255      // bytes of a property, a queue's name or a header's name
	maxBody        = 16 << 20 // what RabbitMQ 4 takes; older versions take more, but must not behave otherwise
	frameOverhead  = 8        // bytes of each frame beside its payload
	headerFixed    = 14       // bytes of a content header before the properties
)

// checkSize refuses what would kill the connection or the channel, and with it every publish under way.
func checkSize(key string, p amqp.Publishing, frameMax int) error {
	if len(p.Body) > maxBody {
		return fmt.Errorf("the message has %d bytes; at most %d can be sent", len(p.Body), maxBody)
	}
	if len(key) > maxShortString {
		return fmt.Errorf("the name of the queue has %d bytes; at most %d can be sent", len(key), maxShortString)
	}
	size := headerFixed + 1 + 1 + 8 // delivery mode, priority, timestamp
	for name, value := range shortProperties(p) {
		if len(value) > maxShortString {
			return fmt.Errorf("property %s has %d bytes; at most %d can be sent", name, len(value), maxShortString)
		}
		size += 1 + len(value)
	}
	table, err := tableSize(p.Headers)
	if err != nil {
		return err
	}
	if size += table; frameMax > 0 && size > frameMax-frameOverhead {
		return fmt.Errorf("the properties and headers have %d bytes; at most %d can be sent: shorten the headers",
			size, frameMax-frameOverhead)
	}
	return nil
}

func shortProperties(p amqp.Publishing) map[string]string {
	return map[string]string{
		"content_type": p.ContentType, "content_encoding": p.ContentEncoding, "correlation_id": p.CorrelationId,
		"reply_to": p.ReplyTo, "expiration": p.Expiration, "message_id": p.MessageId, "type": p.Type, "app_id": p.AppId,
	}
}

func tableSize(table amqp.Table) (int, error) {
	size := 4
	for name, value := range table {
		if len(name) > maxShortString {
			return 0, fmt.Errorf("a header's name has %d bytes; at most %d can be sent", len(name), maxShortString)
		}
		field, err := fieldSize(value)
		if err != nil {
			return 0, err
		}
		size += 1 + len(name) + field
	}
	return size, nil
}

// fieldSize is at least the bytes that a value takes on the wire, its type's letter included.
func fieldSize(value any) (int, error) {
	switch v := value.(type) {
	case string:
		return 5 + len(v), nil
	case []byte:
		return 5 + len(v), nil
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) { // the broker closes the connection on it
			return 0, fmt.Errorf("a header is %v; only finite numbers can be sent", v)
		}
	case float32:
		return fieldSize(float64(v))
	case amqp.Table:
		size, err := tableSize(v)
		return 1 + size, err
	case []any:
		size := 5
		for _, element := range v {
			field, err := fieldSize(element)
			if err != nil {
				return 0, err
			}
			size += field
		}
		return size, nil
	}
	return 9, nil
}
