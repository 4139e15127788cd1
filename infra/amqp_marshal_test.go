package infra

import (
	"math"
	"testing"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	amqp "github.com/rabbitmq/amqp091-go"
	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

// everyHeader is a table with a header of each type that AMQP has.
func everyHeader() amqp.Table {
	return amqp.Table{
		"bool": true, "int8": int8(-8), "uint8": uint8(200), "int16": int16(-16), "uint16": uint16(60000),
		"int32": int32(-32), "uint32": uint32(4_000_000_000), "int64": int64(math.MinInt64),
		"float32": float32(1.5), "float64": 1e300, "inf": math.Inf(-1),
		"decimal": amqp.Decimal{Scale: 2, Value: -12345}, "string": "строка", "not-utf8": "\xff\xfe",
		"bytes": []byte{0, 1, 0xff}, "timestamp": time.Unix(1_770_000_000, 0), "nil": nil,
		"table": amqp.Table{"in": amqp.Table{"deep": int64(1)}, "\xff": "key that is not UTF-8"},
		"array": []any{int32(1), "two", nil, amqp.Table{"three": true}, []any(nil)},
	}
}

func delivered(headers amqp.Table) amqp.Delivery {
	return amqp.Delivery{Acknowledger: &amqp.Channel{}, Headers: headers, Body: []byte("body")}
}

func TestMarshalerKeepsHeadersOfEveryType(t *testing.T) {
	msg, err := marshaler{queue: "q"}.Unmarshal(delivered(everyHeader()))
	require.NoError(t, err)
	require.Equal(t, "-12345e-2", msg.Metadata.Get(messages.HeaderPrefix+"decimal"))
	require.Equal(t, "4000000000", msg.Metadata.Get(messages.HeaderPrefix+"uint32"))
	require.Equal(t, `["1","two","",{"three":"true"},[]]`, msg.Metadata.Get(messages.HeaderPrefix+"array"))

	again, err := marshaler{}.Marshal(msg)
	require.NoError(t, err)
	require.Equal(t, everyHeader(), again.Headers)
}

func TestMarshalerKeepsNaN(t *testing.T) {
	text, err := encodeTable(amqp.Table{"nan": math.NaN()})
	require.NoError(t, err)
	table, err := decodeTable(text)
	require.NoError(t, err)
	require.True(t, math.IsNaN(table["nan"].(float64)))
}

func TestMarshalerTakesHeadersSetOrChangedSince(t *testing.T) {
	msg, err := marshaler{}.Unmarshal(delivered(amqp.Table{"n": int64(1), "same": int64(2)}))
	require.NoError(t, err)
	msg.Metadata.Set(messages.HeaderPrefix+"n", "one")
	msg.Metadata.Set(messages.HeaderPrefix+"traceparent", "00-1-2-01")
	msg.Metadata.Set("of this process", "only")
	again, err := marshaler{}.Marshal(msg)
	require.NoError(t, err)
	require.Equal(t, amqp.Table{"n": "one", "same": int64(2), "traceparent": "00-1-2-01"}, again.Headers)
}

// The channel of a deleted queue yields empty deliveries: they are no messages.
func TestMarshalerRefusesTheEmptyDelivery(t *testing.T) {
	_, err := marshaler{}.Unmarshal(amqp.Delivery{})
	require.ErrorIs(t, err, errNoDelivery)
}

func TestMarshalerLeavesOutWhatWouldBreakTheNextDelivery(t *testing.T) {
	d := delivered(amqp.Table{
		"x-death": []any{amqp.Table{"count": int64(1)}}, "x-first-death-queue": "q", "x-last-death-reason": "rejected",
		"x-delivery-count": int64(7), "CC": []any{"elsewhere"}, "BCC": []any{"elsewhere"}, "x-tenant": "a",
	})
	d.UserId = "somebody"
	msg, err := marshaler{queue: "q"}.Unmarshal(d)
	require.NoError(t, err)
	require.Equal(t, "7", msg.Metadata.Get(messages.DeliveryCount))
	require.Equal(t, "somebody", msg.Metadata.Get(messages.PropertyUserID))
	again, err := marshaler{}.Marshal(msg)
	require.NoError(t, err)
	require.Equal(t, amqp.Table{"x-tenant": "a"}, again.Headers)
	require.Empty(t, again.UserId)
}

func TestMarshalerKeepsProperties(t *testing.T) {
	for _, at := range []time.Time{{}, time.Unix(0, 0), time.Unix(1_770_000_000, 0), time.UnixMilli(1_770_000_000_000_000)} {
		sent := amqp.Publishing{
			ContentType: "application/json", ContentEncoding: "identity", DeliveryMode: 1, Priority: 9,
			CorrelationId: "c", ReplyTo: "r", Expiration: "60000", MessageId: "m", Timestamp: at, Type: "t", AppId: "a",
			Body: []byte("body"), Headers: amqp.Table{},
		}
		d := delivered(nil)
		d.ContentType, d.ContentEncoding, d.DeliveryMode, d.Priority = sent.ContentType, sent.ContentEncoding, 1, 9
		d.CorrelationId, d.ReplyTo, d.Expiration, d.MessageId = "c", "r", sent.Expiration, "m"
		d.Timestamp, d.Type, d.AppId = at, "t", "a"
		msg, err := marshaler{}.Unmarshal(d)
		require.NoError(t, err)
		require.Equal(t, "m", msg.UUID)
		again, err := marshaler{}.Marshal(msg)
		require.NoError(t, err)
		require.True(t, at.Equal(again.Timestamp))
		again.Timestamp = at
		require.Equal(t, sent, again)
	}
}

// The broker would close the channel, and with it lose the confirms of everyone else.
func TestMarshalerRefusesWhatIsNoPropertysValue(t *testing.T) {
	for key, value := range map[string]string{
		messages.PropertyExpiration: "soon", messages.PropertyPriority: "256",
		messages.PropertyDeliveryMode: "durable", messages.PropertyTimestamp: "yesterday",
		messages.TypedHeaders: "{",
	} {
		msg := message.NewMessage("m", nil)
		msg.Metadata.Set(key, value)
		_, err := marshaler{}.Marshal(msg)
		require.ErrorContains(t, err, key)
	}
}

func TestMarshalerPersistsUnlessTold(t *testing.T) {
	p, err := marshaler{}.Marshal(message.NewMessage("m", nil))
	require.NoError(t, err)
	require.Equal(t, amqp.Persistent, p.DeliveryMode)
}

func FuzzDecodeTable(f *testing.F) {
	text, err := encodeTable(everyHeader())
	require.NoError(f, err)
	f.Add(text)
	f.Fuzz(func(t *testing.T, text string) {
		table, err := decodeTable(text)
		if err != nil {
			return
		}
		again, err := encodeTable(table)
		require.NoError(t, err)
		_, err = decodeTable(again)
		require.NoError(t, err)
	})
}
