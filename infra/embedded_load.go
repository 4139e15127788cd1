package infra

import (
	"container/heap"
	"context"
	"database/sql"
	"fmt"
	"time"
)

// load reads the queues of the file into memory and makes the two that everyone may publish to. It returns how many
// messages were in hand when the last process died.
func (qs *storedQueues) load(tx *Tx, readers *sql.DB) (died int, err error) {
	if err := qs.loadTopics(readers); err != nil {
		return 0, err
	}
	if err := qs.loadPlaces(readers); err != nil {
		return 0, err
	}
	result, err := tx.Exec("UPDATE queue_places SET held = 0 WHERE held = 1")
	if err != nil {
		return 0, err
	}
	for _, name := range []string{qs.config.CommandQueue, qs.config.PoisonQueue} {
		if _, err := qs.declare(tx, name); err != nil {
			return 0, err
		}
	}
	qs.arm()
	rows, err := result.RowsAffected()
	return int(rows), err
}

func (qs *storedQueues) loadTopics(readers *sql.DB) error {
	rows, err := readers.QueryContext(context.Background(), "SELECT id, name FROM queue_topics")
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err says it
	for rows.Next() {
		var id int64
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		qs.add(id, name)
	}
	return rows.Err()
}

func (qs *storedQueues) loadPlaces(readers *sql.DB) error {
	byID := map[int64]*storedQueue{}
	for _, q := range qs.byName {
		byID[q.id] = q
	}
	rows, err := readers.QueryContext(context.Background(), "SELECT id, topic, deliveries, due, size FROM queue_places ORDER BY id")
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err says it
	now := time.Now()
	for rows.Next() {
		var p place
		var topic, due int64
		if err := rows.Scan(&p.id, &topic, &p.deliveries, &due, &p.size); err != nil {
			return err
		}
		p.due = time.UnixMilli(due)
		if latest := now.Add(qs.config.MaxBackoff); p.due.After(latest) {
			p.due = latest // the system's clock was put back
		}
		qs.lastID = p.id
		q := byID[topic]
		if q == nil {
			return fmt.Errorf("message %d is in queue %d, which is not there: the file is damaged", p.id, topic)
		}
		q.restore(&p, now)
	}
	return rows.Err()
}

func (q *storedQueue) restore(p *place, now time.Time) {
	q.count, q.bytes = q.count+1, q.bytes+p.size
	switch {
	case p.due.After(now):
		heap.Push(&q.delayed, p)
	case p.deliveries > 0:
		q.again.PushBack(p)
	default:
		q.fresh.PushBack(p)
	}
}
