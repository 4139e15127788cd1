package infra

import (
	"container/list"
	"slices"
)

// storedQueue is one queue as memory knows it; only the writer goroutine touches it.
type storedQueue struct {
	id      int64
	name    string
	fresh   list.List // of *place: never delivered, in the order of arrival
	again   list.List // of *place: redeliveries whose turn has come
	delayed delayed
	hungry  []*embeddedWorker // who waits for a message, the longest first

	count, bytes       int64 // of all messages, those in hand included
	maxCount, maxBytes int64 // 0: no limit
	redelivery         bool  // the next one is taken from again: both get their turns
}

// full says whether one message more would pass a limit.
func (q *storedQueue) full(size int64) bool {
	return q.maxCount > 0 && q.count+1 > q.maxCount || q.maxBytes > 0 && q.bytes+size > q.maxBytes
}

// next takes the place whose turn it is, nil if none waits, and tells how to put it back.
func (q *storedQueue) next() (p *place, putBack func()) {
	from := &q.fresh
	if from.Len() == 0 || q.redelivery && q.again.Len() > 0 {
		from = &q.again
	}
	first := from.Front()
	if first == nil {
		return nil, nil
	}
	q.redelivery = from == &q.fresh
	p = from.Remove(first).(*place)
	return p, func() { from.PushFront(p) }
}

// match claims messages for those who wait, as long as there are both. Each is handed over when the claim is
// committed.
func (q *storedQueue) match(tx *Tx, kept *int64) error {
	for len(q.hungry) > 0 {
		p, putBack := q.next()
		if p == nil {
			return nil
		}
		w := q.hungry[0]
		q.hungry = slices.Delete(q.hungry, 0, 1)
		tx.OnRollback(func() {
			putBack()
			q.hungry = slices.Insert(q.hungry, 0, w)
		})
		if _, err := tx.Exec("UPDATE queue_places SET deliveries = deliveries + 1, held = 1 WHERE id = ?", p.id); err != nil {
			return err
		}
		tx.OnCommit(func() {
			p.deliveries++
			if p.message != nil {
				*kept -= p.size
			}
			w.inbox <- p // has room: who waits has nothing
		})
	}
	return nil
}

// join has the worker wait for a message.
func (q *storedQueue) join(tx *Tx, w *embeddedWorker) {
	q.hungry = append(q.hungry, w)
	tx.OnRollback(func() { q.leave(w) })
}

// leave ends the worker's wait, if it was not given a message before.
func (q *storedQueue) leave(w *embeddedWorker) {
	q.hungry = slices.DeleteFunc(q.hungry, func(other *embeddedWorker) bool { return other == w })
}
