package infra

import (
	"context"
	"fmt"
	"sync/atomic"

	"plotmill/messages"
)

// maxBatch bounds the writes of one transaction, and so how long the first of them waits for the others.
const maxBatch = 64

// Durability says when a write has reached the disk.
type Durability bool

const (
	// Synced: once Write has returned nil; it survives a power failure.
	Synced Durability = true
	// Unsynced: soon. It survives the end of the process, however hard, but perhaps not a power failure.
	Unsynced Durability = false
)

// dbWrite is one call of Write on its way to the writer.
type dbWrite struct {
	do      func(*Tx) error
	durable Durability
	taken   atomic.Bool // by the writer, or back by the caller: the first one has it
	err     error
	done    chan struct{}
}

// Write calls do in a transaction, which may be shared with other writes, and returns when it is committed, or do's
// error, after which nothing of do is left. do runs in the one writer goroutine: it is brief, and alone.
//
// The end of ctx ends the wait: with messages.ErrUnavailable if do has not run and never will, with
// messages.ErrUncertain if the commit was under way. A transaction that fails is a messages.ErrUnavailable with
// its cause.
func (db *DB) Write(ctx context.Context, durable Durability, do func(*Tx) error) error {
	w := &dbWrite{do: do, durable: durable, done: make(chan struct{})}
	select {
	case db.writes <- w:
	case <-db.closing:
		return fmt.Errorf("%w: %s is closed", messages.ErrUnavailable, db.path)
	case <-ctx.Done():
		return fmt.Errorf("%w: %s: waiting for the writer: %w", messages.ErrUnavailable, db.path, ctx.Err())
	}
	select {
	case <-w.done:
		return w.err
	case <-ctx.Done():
		return db.abandon(ctx, w)
	}
}

func (db *DB) abandon(ctx context.Context, w *dbWrite) error {
	if w.taken.CompareAndSwap(false, true) {
		return fmt.Errorf("%w: %s: waiting for the writer: %w", messages.ErrUnavailable, db.path, ctx.Err())
	}
	select {
	case <-w.done:
		return w.err
	default:
		return fmt.Errorf("%w: %s: committing: %w", messages.ErrUncertain, db.path, ctx.Err())
	}
}

// run is the writer goroutine.
func (db *DB) run() {
	defer close(db.stopped)
	for {
		select {
		case w := <-db.writes:
			db.commit(db.gather(w))
		case <-db.closing:
			return
		}
	}
}

// gather adds the writes that wait already; it waits for none.
func (db *DB) gather(w *dbWrite) []*dbWrite {
	batch := []*dbWrite{w}
	for len(batch) < maxBatch {
		select {
		case w := <-db.writes:
			batch = append(batch, w)
		default:
			return batch
		}
	}
	return batch
}

// commit runs the writes in one transaction; the failure of one leaves the others.
func (db *DB) commit(batch []*dbWrite) {
	tx := &Tx{writer: db.writer, path: db.path, shared: len(batch) > 1}
	for _, w := range batch {
		tx.durable = tx.durable || w.durable
	}
	for _, w := range batch {
		if w.taken.CompareAndSwap(false, true) {
			w.err = tx.part(w.do)
		}
	}
	err := tx.end()
	db.note(tx.wrote, err)
	for _, w := range batch {
		if w.err == nil {
			w.err = err
		}
		close(w.done)
	}
}

// note keeps how the last transaction that wrote went.
func (db *DB) note(wrote bool, err error) {
	switch {
	case err != nil:
		db.failed.Store(&err)
	case wrote:
		db.failed.Store(nil)
	}
}
