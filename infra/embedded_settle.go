package infra

import (
	"container/heap"
	"container/list"
	"time"
)

// done removes a message for good.
func (qs *storedQueues) done(tx *Tx, q *storedQueue, p *place) error {
	if _, err := tx.Exec("DELETE FROM queue_places WHERE id = ?", p.id); err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM queue_messages WHERE id = ?", p.id); err != nil {
		return err
	}
	tx.OnCommit(func() { q.count, q.bytes = q.count-1, q.bytes-p.size })
	return nil
}

// delay puts a message back for later.
func (qs *storedQueues) delay(tx *Tx, q *storedQueue, p *place) error {
	due := time.Now().Add(qs.config.pause(p.deliveries))
	if _, err := tx.Exec("UPDATE queue_places SET held = 0, due = ? WHERE id = ?", due.UnixMilli(), p.id); err != nil {
		return err
	}
	tx.OnCommit(func() {
		p.due = due
		heap.Push(&q.delayed, p)
		if q.delayed[0] == p {
			qs.arm()
		}
	})
	return nil
}

// giveBack puts a message at the head of its queue, for whoever comes next. One that never reached a handler was not
// delivered.
func (qs *storedQueues) giveBack(tx *Tx, q *storedQueue, p *place, delivered bool) error {
	undelivered := 0
	if !delivered {
		undelivered = 1
	}
	if _, err := tx.Exec("UPDATE queue_places SET held = 0, deliveries = deliveries - ? WHERE id = ?", undelivered, p.id); err != nil {
		return err
	}
	tx.OnCommit(func() { p.deliveries -= undelivered })
	to := &q.again
	if p.deliveries == undelivered {
		to = &q.fresh
	}
	at := to.PushFront(p)
	tx.OnRollback(func() { remove(to, at, p) })
	return q.match(tx, &qs.kept)
}

// promote makes those ready whose pause is over. It needs no undoing: the file does not know.
func (qs *storedQueues) promote(tx *Tx) error {
	now := time.Now()
	for _, q := range qs.byName {
		for p := q.delayed.over(now); p != nil; p = q.delayed.over(now) {
			q.again.PushBack(p)
		}
		if err := q.match(tx, &qs.kept); err != nil {
			return err
		}
	}
	qs.arm()
	return nil
}

// arm sets the clock to the end of the next pause, if any message is delayed.
func (qs *storedQueues) arm() {
	var next time.Time
	for _, q := range qs.byName {
		if len(q.delayed) > 0 && (next.IsZero() || q.delayed[0].due.Before(next)) {
			next = q.delayed[0].due
		}
	}
	if !next.IsZero() {
		qs.wake(next)
	}
}

// remove takes the place out of the list. It was put back as another element if a claim of it was undone.
func remove(from *list.List, at *list.Element, p *place) {
	for e := from.Front(); e != nil; e = e.Next() {
		if e == at || e.Value == p {
			from.Remove(e)
			return
		}
	}
}
