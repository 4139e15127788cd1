package infra

import (
	"fmt"
	"time"

	"plotmill/messages"

	"github.com/ThreeDotsLabs/watermill/message"
)

// keptBytes bounds the payloads of waiting messages that stay in memory, so that most are not read from the file.
const keptBytes = 8 << 20

// storedQueues are all durable queues. Its methods run in the writer goroutine, as part of a write: what they change in
// memory they undo when the write is undone.
type storedQueues struct {
	config EmbeddedConfig
	byName map[string]*storedQueue
	lastID int64
	kept   int64           // bytes of payloads in memory
	wake   func(time.Time) // is told when the next pause ends
}

func newQueues(config EmbeddedConfig, wake func(time.Time)) *storedQueues {
	return &storedQueues{config: config, byName: map[string]*storedQueue{}, wake: wake}
}

// declare makes the queue unless it exists.
func (qs *storedQueues) declare(tx *Tx, name string) (*storedQueue, error) {
	if q := qs.byName[name]; q != nil {
		return q, nil
	}
	result, err := tx.Exec("INSERT INTO queue_topics (name) VALUES (?)", name)
	if err != nil {
		return nil, err
	}
	id, err := result.LastInsertId()
	if err != nil {
		return nil, err
	}
	tx.OnRollback(func() { delete(qs.byName, name) })
	return qs.add(id, name), nil
}

func (qs *storedQueues) add(id int64, name string) *storedQueue {
	q := &storedQueue{id: id, name: name}
	if name == qs.config.CommandQueue {
		q.maxCount, q.maxBytes = qs.config.MaxLength, qs.config.MaxBytes
	}
	qs.byName[name] = q
	return q
}

// put stores the message, which is the queues' own from here on, at the end of the queue.
func (qs *storedQueues) put(tx *Tx, name string, msg *message.Message, head []byte) error {
	q, size := qs.byName[name], int64(len(head)+len(msg.Payload))
	if q == nil {
		return fmt.Errorf("%w: %q", messages.ErrUnroutable, name)
	}
	if q.full(size) {
		return fmt.Errorf("%w: %q holds %d messages of %d bytes together", messages.ErrQueueFull, name, q.count, q.bytes)
	}
	p := qs.append(tx, q, msg, size)
	if _, err := tx.Exec("INSERT INTO queue_messages (id, head, payload) VALUES (?, ?, ?)", p.id, head, nonNil(msg.Payload)); err != nil {
		return err
	}
	_, err := tx.Exec("INSERT INTO queue_places (id, topic, deliveries, held, due, size) VALUES (?, ?, 0, 0, 0, ?)", p.id, q.id, size)
	if err != nil {
		return err
	}
	return q.match(tx, &qs.kept)
}

// append gives the message a place. Its payload stays in memory if somebody waits for it or there is room.
func (qs *storedQueues) append(tx *Tx, q *storedQueue, msg *message.Message, size int64) *place {
	qs.lastID++
	p := &place{id: qs.lastID, size: size}
	var kept int64
	if len(q.hungry) > 0 || qs.kept+size <= keptBytes {
		p.message, kept = msg, size
	}
	at := q.fresh.PushBack(p)
	q.count, q.bytes, qs.kept = q.count+1, q.bytes+size, qs.kept+kept
	tx.OnRollback(func() {
		remove(&q.fresh, at, p)
		q.count, q.bytes, qs.kept = q.count-1, q.bytes-size, qs.kept-kept
	})
	return p
}

func nonNil(payload []byte) []byte {
	if payload == nil {
		return []byte{} // nil would be NULL
	}
	return payload
}
