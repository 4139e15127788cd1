package infra

import (
	"context"
	"errors"
	"sync"
)

var errConnecting = errors.New("not connected yet")

// slot holds the session of a connection that comes and goes.
type slot[S any] struct {
	mu      sync.Mutex
	session S
	err     error         // why there is no session; nil while there is one
	changed chan struct{} // closed at the next change
}

func newSlot[S any]() *slot[S] {
	return &slot[S]{err: errConnecting, changed: make(chan struct{})}
}

// get returns the session, or why there is none.
func (s *slot[S]) get() (S, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.session, s.err
}

func (s *slot[S]) up(session S) {
	s.change(session, nil)
}

func (s *slot[S]) down(err error) {
	var none S
	s.change(none, err)
}

func (s *slot[S]) change(session S, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.session, s.err = session, err
	close(s.changed)
	s.changed = make(chan struct{})
}

// wait returns the session as soon as there is one; false when ctx has ended.
func (s *slot[S]) wait(ctx context.Context) (S, bool) {
	for ctx.Err() == nil {
		s.mu.Lock()
		session, err, changed := s.session, s.err, s.changed
		s.mu.Unlock()
		if err == nil {
			return session, true
		}
		select {
		case <-changed:
		case <-ctx.Done():
		}
	}
	var none S
	return none, false
}
