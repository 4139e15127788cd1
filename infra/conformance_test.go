package infra

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

func TestConformanceCarriesPropertiesAndHeaders(t *testing.T) {
	onEach(t, func(t *testing.T, transport underTest) {
		sent := message.NewMessage("id", []byte("body"))
		sent.Metadata = message.Metadata{
			messages.PropertyMessageID: "id", messages.PropertyCorrelationID: "c", messages.PropertyReplyTo: "r",
			messages.PropertyContentType: "application/json", messages.PropertyContentEncoding: "identity",
			messages.PropertyType: messages.TypeRenderReport, messages.PropertyAppID: "a",
			messages.PropertyPriority: "3", messages.PropertyTimestamp: "2026-01-31T12:00:00Z",
			messages.HeaderPrefix + "traceparent": "00-1-2-01", messages.HeaderPrefix + "x-имя": "значение",
		}
		require.NoError(t, transport.Publisher().Publish(transport.commands, sent))
		got := next(t, consume(t, transport, transport.commands, 1))
		defer got.Ack()
		require.Equal(t, "body", string(got.Payload))
		for key, value := range sent.Metadata {
			require.Equal(t, value, got.Metadata.Get(key), key)
		}
		require.Equal(t, transport.commands, got.Metadata.Get(messages.DeliveryQueue))
	})
}

func TestConformancePoisonQueueKeepsTheMessage(t *testing.T) {
	onEach(t, func(t *testing.T, transport underTest) {
		failed := message.NewMessage("id", []byte("body"))
		failed.Metadata.Set(messages.PropertyReplyTo, "r")
		failed.Metadata.Set(messages.HeaderPrefix+"x-reason", "no such font")
		require.NoError(t, transport.Publisher().Publish(transport.poison, failed))
		msgs := consume(t, transport, transport.poison, 1)
		for range 3 { // looking and giving back loses nothing
			next(t, msgs).Nack()
		}
		kept := next(t, msgs)
		defer kept.Ack()
		require.Equal(t, "body", string(kept.Payload))
		require.Equal(t, "r", kept.Metadata.Get(messages.PropertyReplyTo))
		require.Equal(t, "no such font", kept.Metadata.Get(messages.HeaderPrefix+"x-reason"))
	})
}

func TestConformanceCountsDeliveries(t *testing.T) {
	onEach(t, func(t *testing.T, transport underTest) {
		publish(t, transport, transport.commands, "m")
		msgs := consume(t, transport, transport.commands, 1)
		first := next(t, msgs)
		require.Contains(t, []string{"", "0"}, first.Metadata.Get(messages.DeliveryCount))
		require.NotEqual(t, "true", first.Metadata.Get(messages.Redelivered))
		first.Nack()
		for count := 1; count <= 3; count++ {
			again := next(t, msgs)
			require.Equal(t, fmt.Sprint(count), again.Metadata.Get(messages.DeliveryCount))
			require.Equal(t, "true", again.Metadata.Get(messages.Redelivered))
			again.Nack()
		}
	})
}

// The delivery's own facts belong to one delivery: they don't travel with a message that is published again.
func TestConformanceDeliveryFactsDontTravel(t *testing.T) {
	onEach(t, func(t *testing.T, transport underTest) {
		publish(t, transport, transport.commands, "m")
		commands := consume(t, transport, transport.commands, 1)
		next(t, commands).Nack()
		seen := next(t, commands)
		require.NoError(t, transport.Publisher().Publish(transport.poison, seen.Copy()))
		seen.Ack()
		kept := next(t, consume(t, transport, transport.poison, 1))
		defer kept.Ack()
		require.Contains(t, []string{"", "0"}, kept.Metadata.Get(messages.DeliveryCount))
		require.Equal(t, transport.poison, kept.Metadata.Get(messages.DeliveryQueue))
		require.NotEqual(t, "true", kept.Metadata.Get(messages.Redelivered))
	})
}

func TestConformanceUnroutable(t *testing.T) {
	onEach(t, func(t *testing.T, transport underTest) {
		err := transport.Publisher().Publish("nobody.has.this", message.NewMessage("m", []byte("m")))
		require.ErrorIs(t, err, messages.ErrUnroutable)
		require.NotErrorIs(t, err, messages.ErrUncertain)
	})
}

func TestConformanceQueueFull(t *testing.T) {
	for _, row := range transports {
		t.Run(row.name, func(t *testing.T) {
			transport := row.open(t, 5)
			taken := 0
			for ; ; taken++ {
				err := transport.Publisher().Publish(transport.commands, message.NewMessage("m", []byte("m")))
				if err != nil {
					require.ErrorIs(t, err, messages.ErrQueueFull)
					break
				}
			}
			require.GreaterOrEqual(t, taken, 5)
			msgs := consume(t, transport, transport.commands, 1)
			for range taken { // what was confirmed is there
				next(t, msgs).Ack()
			}
			publish(t, transport, transport.commands, "there is room again")
		})
	}
}

func TestConformanceBoundsConcurrency(t *testing.T) {
	const bound, count = 3, 60
	onEach(t, func(t *testing.T, transport underTest) {
		for i := range count {
			publish(t, transport, transport.commands, fmt.Sprint(i))
		}
		msgs := consume(t, transport, transport.commands, bound)
		var inHand, handled atomic.Int64
		var together, all sync.WaitGroup
		together.Add(bound)
		all.Add(count)
		go func() {
			for msg := range msgs {
				go func() {
					if n := inHand.Add(1); n > bound {
						t.Errorf("%d messages in hand", n)
					}
					if handled.Add(1) <= bound { // so many are in hand at once
						together.Done()
						together.Wait()
					}
					inHand.Add(-1)
					msg.Ack()
					all.Done()
				}()
			}
		}()
		all.Wait()
	})
}

func TestConformanceRepliesReachOnlyTheirProcess(t *testing.T) {
	onEach(t, func(t *testing.T, transport underTest) {
		require.NotEmpty(t, transport.ReplyAddress())
		replies := consume(t, transport, transport.ReplyAddress(), 2)
		publish(t, transport, transport.ReplyAddress(), "pdf")
		reply := next(t, replies)
		require.Equal(t, "pdf", string(reply.Payload))
		reply.Ack()
	})
}

func TestConformanceClose(t *testing.T) {
	onEach(t, func(t *testing.T, transport underTest) {
		require.NoError(t, transport.Ready())
		require.NoError(t, transport.Publisher().Close())
		publish(t, transport, transport.commands, "the publisher is still open")
		msgs := consume(t, transport, transport.commands, 1)
		inHand := next(t, msgs)

		require.NoError(t, transport.Close())
		require.NoError(t, transport.Close())
		<-inHand.Context().Done()
		_, open := <-msgs
		require.False(t, open)
		require.Error(t, transport.Ready())
		err := transport.Publisher().Publish(transport.commands, message.NewMessage("m", nil))
		require.ErrorIs(t, err, messages.ErrUnavailable)
	})
}

func TestConformanceSubscriberClosed(t *testing.T) {
	onEach(t, func(t *testing.T, transport underTest) {
		sub, err := transport.Subscriber(t.Context(), 1)
		require.NoError(t, err)
		require.NoError(t, sub.Close())
		require.NoError(t, sub.Close())
		_, err = sub.Subscribe(context.Background(), transport.commands)
		require.Error(t, err)
		_, err = transport.Subscriber(t.Context(), 0)
		require.Error(t, err)
	})
}
