package handlers

// Waiter is one request that waits.
type Waiter struct {
	table   *Waiters
	id      string
	replies chan Reply
}

// Reply delivers the one reply; it is closed without one when the table was released.
func (w *Waiter) Reply() <-chan Reply { return w.replies }

// Leave ends the waiting. A reply that was settled in the last moment is handed out, so that it is not lost to a
// time-out that came together with it. Leaving twice, or after the reply was taken, does nothing.
func (w *Waiter) Leave() (Reply, bool) {
	w.table.mu.Lock()
	defer w.table.mu.Unlock()
	if w.table.waiting[w.id] == w {
		delete(w.table.waiting, w.id)
		w.table.ended.add(w.id, left)
		return Reply{}, false
	}
	select {
	case r, ok := <-w.replies:
		return r, ok
	default:
		return Reply{}, false
	}
}
