package infra

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	"go.uber.org/zap"

	"plotmill/messages"
)

func openFresh(t testing.TB) *Embedded {
	t.Helper()
	return openEmbedded(t, embeddedConfig(filepath.Join(t.TempDir(), "queue.db")))
}

// From memory, and from the file after a restart, a message is what it was: no byte is repaired.
func TestEmbeddedKeepsEveryByte(t *testing.T) {
	config := embeddedConfig(filepath.Join(t.TempDir(), "queue.db"))
	e := openEmbedded(t, config)
	sent := message.NewMessage("\xff id", []byte{0, 1, 0xff})
	sent.Metadata = message.Metadata{messages.TypedHeaders: "\x00\xfe", "": "empty key", "пусто": ""}
	empty := message.NewMessage("", nil)
	require.NoError(t, e.Publisher().Publish("commands", sent, empty))
	sent.Payload[0], sent.Metadata[""] = 9, "changed after the publish"
	for range 2 {
		msgs := consume(t, e, "commands", 2)
		got := []*message.Message{next(t, msgs), next(t, msgs)} // two hands: in any order
		if len(got[0].Payload) == 0 {
			slices.Reverse(got)
		}
		require.Equal(t, "\xff id", got[0].UUID)
		require.Equal(t, []byte{0, 1, 0xff}, []byte(got[0].Payload))
		require.Equal(t, "\x00\xfe", got[0].Metadata[messages.TypedHeaders])
		require.Equal(t, "empty key", got[0].Metadata[""])
		require.Contains(t, got[0].Metadata, "пусто")
		require.Empty(t, got[1].Payload)
		require.NoError(t, e.Close())
		e = openEmbedded(t, config)
	}
}

func TestEmbeddedKeepsTheOrder(t *testing.T) {
	config := embeddedConfig(filepath.Join(t.TempDir(), "queue.db"))
	e := openEmbedded(t, config)
	for i := range 30 {
		publish(t, e, "commands", strconv.Itoa(i))
	}
	for i := range 20 {
		if i == 10 {
			require.NoError(t, e.Close())
			e = openEmbedded(t, config)
		}
		sub, err := e.Subscriber(t.Context(), 1)
		require.NoError(t, err)
		msgs, err := sub.Subscribe(t.Context(), "commands")
		require.NoError(t, err)
		msg := next(t, msgs)
		require.Equal(t, strconv.Itoa(i), string(msg.Payload))
		msg.Ack()
		require.NoError(t, sub.Close()) // the next one was perhaps claimed already: it goes back to its place
	}
}

func TestEmbeddedRefusesMoreBytes(t *testing.T) {
	config := embeddedConfig(filepath.Join(t.TempDir(), "queue.db"))
	config.MaxBytes = 1000
	e := openEmbedded(t, config)
	big := message.NewMessage("", make([]byte, 900))
	require.NoError(t, e.Publisher().Publish("commands", big))
	require.ErrorIs(t, e.Publisher().Publish("commands", big), messages.ErrQueueFull)
	require.NoError(t, e.Publisher().Publish("poison", big, big), "the poison queue has no limit")

	require.NoError(t, e.Close()) // the limit counts what was there before
	e = openEmbedded(t, config)
	require.ErrorIs(t, e.Publisher().Publish("commands", big), messages.ErrQueueFull)
	msg := next(t, consume(t, e, "commands", 1))
	require.ErrorIs(t, e.Publisher().Publish("commands", big), messages.ErrQueueFull, "what is in hand counts")
	msg.Ack()
}

func TestEmbeddedUnroutableReplies(t *testing.T) {
	e := openFresh(t)
	reply := message.NewMessage("", []byte("pdf"))
	require.ErrorIs(t, e.Publisher().Publish(e.ReplyAddress(), reply), messages.ErrUnroutable, "nobody subscribed")
	require.ErrorIs(t, e.Publisher().Publish("embedded.replies.of-yesterday", reply), messages.ErrUnroutable)

	ctx, stop := context.WithCancel(t.Context())
	sub, err := e.Subscriber(t.Context(), 1)
	require.NoError(t, err)
	msgs, err := sub.Subscribe(ctx, e.ReplyAddress())
	require.NoError(t, err)
	require.NoError(t, e.Publisher().Publish(e.ReplyAddress(), reply))
	next(t, msgs).Nack()
	again := next(t, msgs)
	require.Equal(t, "pdf", string(again.Payload))
	require.Equal(t, "1", again.Metadata.Get(messages.DeliveryCount))
	again.Ack()

	stop()
	_, open := <-msgs
	require.False(t, open)
	require.NoError(t, sub.Close())
	require.ErrorIs(t, e.Publisher().Publish(e.ReplyAddress(), reply), messages.ErrUnroutable, "nobody any more")
}

// A reply waits for a free hand no longer than its context lasts.
func TestEmbeddedReplyBoundedByContext(t *testing.T) {
	e := openFresh(t)
	msgs := consume(t, e, e.ReplyAddress(), 1)
	publish(t, e, e.ReplyAddress(), "in hand")
	defer next(t, msgs).Ack()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	late := message.NewMessage("", nil)
	late.SetContext(ctx)
	err := e.Publisher().Publish(e.ReplyAddress(), late)
	require.ErrorIs(t, err, messages.ErrUnavailable)
	require.ErrorIs(t, err, context.Canceled)
}

// A row of ours and a command are stored together, or neither is.
func TestEmbeddedPublishIn(t *testing.T) {
	e := openFresh(t)
	msgs := consume(t, e, "commands", 1)
	write := func(body string, end error) error {
		return e.DB().Write(t.Context(), Synced, func(tx *Tx) error {
			if _, err := tx.Exec("INSERT INTO queue_topics (name) VALUES (?)", "row of "+body); err != nil {
				return err
			}
			if err := e.PublishIn(tx, "commands", message.NewMessage("", []byte(body))); err != nil {
				return err
			}
			return end
		})
	}
	failed := fmt.Errorf("something else is wrong")
	require.ErrorIs(t, write("undone", failed), failed)
	require.NoError(t, write("kept", nil))
	require.Equal(t, []string{"commands", "poison", "row of kept"}, topicNames(t, e.DB()))
	msg := next(t, msgs)
	require.Equal(t, "kept", string(msg.Payload))
	msg.Ack()
}

func topicNames(t *testing.T, db *DB) (names []string) {
	t.Helper()
	rows, err := db.Readers().QueryContext(t.Context(), "SELECT name FROM queue_topics ORDER BY name")
	require.NoError(t, err)
	defer rows.Close()
	for rows.Next() {
		var name string
		require.NoError(t, rows.Scan(&name))
		names = append(names, name)
	}
	require.NoError(t, rows.Err())
	return names
}

// Many publishers and consumers at once: each message is handled once, and nothing is left behind in the file.
func TestEmbeddedManyAtOnce(t *testing.T) {
	const publishers, each = 8, 25
	e := openFresh(t)
	msgs := consume(t, e, "commands", 4)
	var all sync.WaitGroup
	for i := range publishers {
		all.Go(func() {
			for j := range each {
				publish(t, e, "commands", fmt.Sprint(i, " ", j))
			}
		})
	}
	seen := map[string]bool{}
	for range publishers * each {
		msg := next(t, msgs)
		require.False(t, seen[string(msg.Payload)])
		seen[string(msg.Payload)] = true
		msg.Ack()
	}
	all.Wait()
	require.NoError(t, e.Close())
	again := openEmbedded(t, e.config)
	q := again.queues.byName["commands"]
	require.Zero(t, q.count)
	require.Zero(t, q.bytes)
}

// Close with a message in hand, with one waiting and with hands free: no goroutine stays.
func TestEmbeddedLeavesNoGoroutine(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	e, err := OpenEmbedded(embeddedConfig(filepath.Join(t.TempDir(), "queue.db")), zap.NewNop())
	require.NoError(t, err)
	sub, err := e.Subscriber(context.Background(), 2)
	require.NoError(t, err)
	for _, topic := range []string{"commands", "poison", e.ReplyAddress()} {
		msgs, err := sub.Subscribe(context.Background(), topic)
		require.NoError(t, err)
		publish(t, e, topic, "in hand")
		next(t, msgs)
		publish(t, e, topic, "claimed")
	}
	require.NoError(t, e.Close())
	require.NoError(t, sub.Close())
	_, err = sub.Subscribe(context.Background(), "commands")
	require.ErrorIs(t, err, messages.ErrUnavailable)
}

func TestEmbeddedConfigMistakes(t *testing.T) {
	for name, spoil := range map[string]func(*EmbeddedConfig){
		"no file":      func(c *EmbeddedConfig) { c.Path = "" },
		"no queue":     func(c *EmbeddedConfig) { c.CommandQueue = "" },
		"same queue":   func(c *EmbeddedConfig) { c.PoisonQueue = c.CommandQueue },
		"negative max": func(c *EmbeddedConfig) { c.MaxLength = -1 },
	} {
		t.Run(name, func(t *testing.T) {
			config := embeddedConfig(filepath.Join(t.TempDir(), "queue.db"))
			spoil(&config)
			_, err := OpenEmbedded(config, zap.NewNop())
			require.Error(t, err)
		})
	}
}
