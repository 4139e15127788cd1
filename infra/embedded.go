package infra

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"plotmill/messages"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/gofrs/flock"
	"github.com/google/uuid"
	"go.uber.org/zap"
)

// Embedded is the transport of a single process: durable queues in a SQLite file, replies in memory.
//
// The file holds the truth; memory holds which messages wait, in order (about 130 bytes each), and a few of their
// payloads. Both are changed only by the writer goroutine of the [DB], as part of the transaction that changes the
// file, so they can't disagree: what is undone in one is undone in the other.
type Embedded struct {
	config EmbeddedConfig
	log    *zap.Logger
	lock   *flock.Flock
	db     *DB

	queues  *storedQueues // the writer goroutine's
	clock   *clock
	replies *replies

	life  context.Context // until Close
	end   context.CancelFunc
	tasks tasks
	close func() error
}

var _ Transport = (*Embedded)(nil)

// OpenEmbedded opens the file, or makes it, and takes its lock: a second process is refused. Messages that were in
// hand when the last process died are delivered again.
func OpenEmbedded(config EmbeddedConfig, log *zap.Logger) (*Embedded, error) {
	config, err := config.complete()
	if err != nil {
		return nil, err
	}
	lock, err := lockFile(config.Path)
	if err != nil {
		return nil, err
	}
	db, err := OpenDB(config.Path)
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	e := &Embedded{config: config, log: log, lock: lock, db: db, replies: newReplies("embedded.replies." + uuid.NewString())}
	e.life, e.end = context.WithCancel(context.Background())
	e.close = sync.OnceValue(e.shut)
	if err := e.load(); err != nil {
		return nil, errors.Join(explain(config.Path, err), e.Close())
	}
	return e, nil
}

// load reads what waits, and has the two queues that everyone may publish to.
func (e *Embedded) load() error {
	e.clock = newClock(e.promote)
	e.queues = newQueues(e.config, e.clock.set)
	e.start(func() { e.clock.run(e.life) })
	died := 0
	err := e.db.Write(e.life, Synced, func(tx *Tx) (err error) {
		died, err = e.queues.load(tx, e.db.Readers())
		return err
	})
	if died > 0 {
		e.log.Warn("the last process died with messages in hand; they are delivered again", zap.Int("messages", died))
	}
	return err
}

// start runs a task that Close waits for, unless the transport is closed.
func (e *Embedded) start(task func()) bool { return e.tasks.start(e.life, task) }

// promote makes those ready whose pause is over.
func (e *Embedded) promote() {
	e.insist("wake delayed messages", func(tx *Tx) error { return e.queues.promote(tx) })
}

// ReplyAddress names this process's own reply queue, which is never stored.
func (e *Embedded) ReplyAddress() string { return e.replies.address }

// DB is the file, for those who keep other tables in it.
func (e *Embedded) DB() *DB { return e.db }

// Publisher publishes into the file, or to the replies in memory.
func (e *Embedded) Publisher() message.Publisher { return embeddedPublisher{e} }

// Subscriber returns a new subscriber; see [Transport].
func (e *Embedded) Subscriber(hard context.Context, concurrency int) (message.Subscriber, error) {
	if concurrency < 1 {
		return nil, fmt.Errorf("concurrency is %d; it must be 1 or more", concurrency)
	}
	return newEmbeddedSubscriber(e, hard, concurrency), nil
}

// Ready is nil unless the transport is closed or the file can't be written. A file that could not be is tried again.
func (e *Embedded) Ready() error {
	if e.life.Err() != nil {
		return fmt.Errorf("%w: %s is closed", messages.ErrUnavailable, e.config.Path)
	}
	if e.db.Err() == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(e.life, e.config.probe)
	defer cancel()
	return e.db.Write(ctx, Synced, func(tx *Tx) error {
		_, err := tx.Exec("UPDATE queue_topics SET name = name")
		return err
	})
}

// Close ends all subscriptions hard, gives back what is in hand, and closes the file.
func (e *Embedded) Close() error { return e.close() }

func (e *Embedded) shut() error {
	e.tasks.finish(e.end)
	return errors.Join(e.db.Close(), e.lock.Close())
}
