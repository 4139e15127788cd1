package handlers

import (
	"errors"
	"sync"

	"plotmill/messages"
)

// errAlreadyWaiting means that a correlation id was registered twice; each request needs its own.
var errAlreadyWaiting = errors.New("somebody already waits for this correlation id; make a new id for each request")

// errReleased means that the waiting was ended for all, because the process stops.
var errReleased = errors.New("waiting was ended; the process is stopping")

// Reply is the end of a report as it came back: one of the two is set.
type Reply struct {
	Rendered *messages.ReportRendered
	Failed   *messages.ReportFailed
}

// Verdict says what became of a reply.
type Verdict string

// The verdicts; all but Delivered mean that the reply was dropped, and are the reasons given to the meter.
const (
	Delivered Verdict = "delivered"
	Late      Verdict = "late"      // the request stopped waiting before
	Duplicate Verdict = "duplicate" // the request had its reply already
	Unknown   Verdict = "unknown"   // never heard of, or forgotten
)

// Waiters is the table of requests that wait for a reply, by correlation id. An entry is taken out of the table in
// the same step that settles it, under one lock, so each request gets at most one reply, and only its own.
// All methods may be called at once from many goroutines.
type Waiters struct {
	mu       sync.Mutex
	waiting  map[string]*Waiter
	ended    *endings
	released bool
}

// NewWaiters makes an empty table that remembers the last `remember` ended ids, to tell late and duplicate replies
// from unknown ones.
func NewWaiters(remember int) *Waiters {
	return &Waiters{waiting: map[string]*Waiter{}, ended: newEndings(remember)}
}

// Register begins to wait for the reply with this correlation id. Call it before publishing the command, and
// [Waiter.Leave] in the end. Errors: errAlreadyWaiting, errReleased.
func (w *Waiters) Register(id string) (*Waiter, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.released {
		return nil, errReleased
	}
	if _, taken := w.waiting[id]; taken || w.ended.knows(id) {
		return nil, errAlreadyWaiting
	}
	one := &Waiter{table: w, id: id, replies: make(chan Reply, 1)}
	w.waiting[id] = one
	return one, nil
}

// Settle gives the reply to the one who waits for the id and says whether anybody did. It never blocks.
func (w *Waiters) Settle(id string, r Reply) Verdict {
	w.mu.Lock()
	defer w.mu.Unlock()
	one, ok := w.waiting[id]
	if !ok {
		return w.ended.repeat(id)
	}
	delete(w.waiting, id)
	w.ended.add(id, answered)
	one.replies <- r // has room for one, and gets no other
	return Delivered
}

// Release ends all waiting, now and from now on: the channels of those who wait are closed without a reply.
func (w *Waiters) Release() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.released = true
	for id, one := range w.waiting {
		delete(w.waiting, id)
		w.ended.add(id, left)
		close(one.replies)
	}
}

// Len is how many wait.
func (w *Waiters) Len() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.waiting)
}
