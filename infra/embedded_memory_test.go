package infra

import (
	"strconv"
	"testing"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"
)

// Of a long queue only so many payloads are in memory; the others come from the file, the same and in order.
func TestEmbeddedMemoryOfALongQueue(t *testing.T) {
	const count, size = 12, keptBytes / 8
	e := openFresh(t)
	for i := range count {
		require.NoError(t, e.Publisher().Publish("commands", message.NewMessage(strconv.Itoa(i), make([]byte, size))))
	}
	kept := func() (bytes int64, payloads int) {
		require.NoError(t, e.DB().Write(t.Context(), Unsynced, func(*Tx) error {
			bytes = e.queues.kept
			fresh := &e.queues.byName["commands"].fresh
			for at := fresh.Front(); at != nil; at = at.Next() {
				if at.Value.(*place).message != nil {
					payloads++
				}
			}
			return nil
		}))
		return bytes, payloads
	}
	bytes, payloads := kept()
	require.LessOrEqual(t, bytes, int64(keptBytes))
	require.Equal(t, 7, payloads, "the eighth and its head are over the bound")

	for range 2 { // claimed and given back: the accounts still add up
		sub, err := e.Subscriber(t.Context(), 3)
		require.NoError(t, err)
		_, err = sub.Subscribe(t.Context(), "commands")
		require.NoError(t, err)
		require.NoError(t, sub.Close())
	}
	msgs := consume(t, e, "commands", 1)
	seen := map[string]bool{}
	for range count {
		msg := next(t, msgs)
		require.Len(t, msg.Payload, size)
		seen[msg.UUID] = true
		msg.Ack()
	}
	require.Len(t, seen, count)
	bytes, payloads = kept()
	require.Zero(t, bytes)
	require.Zero(t, payloads)
}

// A file whose tables contradict each other is refused, not trusted.
func TestEmbeddedRefusesContradictions(t *testing.T) {
	e := openFresh(t)
	require.NoError(t, e.DB().Write(t.Context(), Synced, func(tx *Tx) error {
		_, err := tx.Exec("INSERT INTO queue_places (id, topic, deliveries, held, due, size) VALUES (1, 99, 0, 0, 0, 0)")
		return err
	}))
	require.NoError(t, e.Close())
	_, err := OpenEmbedded(e.config, e.log)
	require.ErrorContains(t, err, "message 1 is in queue 99")
}
