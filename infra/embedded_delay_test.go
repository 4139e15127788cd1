package infra

import (
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

func TestEmbeddedPauseGrowsToItsCap(t *testing.T) {
	config := EmbeddedConfig{Backoff: 10 * time.Millisecond, MaxBackoff: time.Second}
	for deliveries, pause := range map[int]time.Duration{
		0: 10 * time.Millisecond, 1: 10 * time.Millisecond, 2: 20 * time.Millisecond, 5: 160 * time.Millisecond,
		8: time.Second, 1 << 40: time.Second,
	} {
		require.Equal(t, pause, config.pause(deliveries), "after %d deliveries", deliveries)
	}
}

// Each redelivery comes after its pause, and others pass a message that is delayed.
func TestEmbeddedDelaysRedelivery(t *testing.T) {
	config := embeddedConfig(filepath.Join(t.TempDir(), "queue.db"))
	config.Backoff, config.MaxBackoff = 20*time.Millisecond, 40*time.Millisecond
	e := openEmbedded(t, config)
	msgs := consume(t, e, "commands", 1)
	publish(t, e, "commands", "failing", "other")
	msg := next(t, msgs)
	nacked := time.Now()
	msg.Nack()
	other := next(t, msgs)
	require.Equal(t, "other", string(other.Payload))
	other.Ack()
	for delivery := 1; delivery <= 3; delivery++ {
		msg = next(t, msgs)
		require.Equal(t, strconv.Itoa(delivery), msg.Metadata.Get(messages.DeliveryCount))
		require.GreaterOrEqual(t, time.Since(nacked), config.pause(delivery))
		nacked = time.Now()
		msg.Nack()
	}
}

// A pause outlives its process; one of a clock that was put back since is cut to the longest.
func TestEmbeddedDelayOutlivesTheProcess(t *testing.T) {
	config := embeddedConfig(filepath.Join(t.TempDir(), "queue.db"))
	config.Backoff, config.MaxBackoff = time.Hour, time.Hour
	e := openEmbedded(t, config)
	publish(t, e, "commands", "failing")
	sub, err := e.Subscriber(t.Context(), 1)
	require.NoError(t, err)
	msgs, err := sub.Subscribe(t.Context(), "commands")
	require.NoError(t, err)
	next(t, msgs).Nack()
	require.NoError(t, sub.Close())
	require.NoError(t, e.Close())

	e = openEmbedded(t, config)
	require.Len(t, e.queues.byName["commands"].delayed, 1)
	require.NoError(t, e.Close())

	config.Backoff, config.MaxBackoff = time.Millisecond, time.Millisecond
	e = openEmbedded(t, config)
	msg := next(t, consume(t, e, "commands", 1))
	require.Equal(t, "1", msg.Metadata.Get(messages.DeliveryCount))
	msg.Ack()
}

// Redeliveries and new messages take turns: neither can keep the other away.
func TestEmbeddedTurns(t *testing.T) {
	q := &storedQueue{}
	for i := range 3 {
		q.fresh.PushBack(&place{id: int64(i)})
		q.again.PushBack(&place{id: int64(10 + i)})
	}
	var order []int64
	for p, _ := q.next(); p != nil; p, _ = q.next() {
		order = append(order, p.id)
	}
	require.Equal(t, []int64{0, 10, 1, 11, 2, 12}, order)
}
