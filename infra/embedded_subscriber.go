package infra

import (
	"context"
	"fmt"
	"sync"

	"plotmill/messages"

	"github.com/ThreeDotsLabs/watermill/message"
)

// embeddedSubscriber makes subscriptions with the same concurrency and the same hard end.
type embeddedSubscriber struct {
	e           *Embedded
	concurrency int
	hard        context.Context // ends with the transport too
	endHard     context.CancelFunc
	intake      context.Context
	stop        context.CancelFunc

	mu      sync.Mutex
	settled []<-chan struct{} // of each subscription
}

func newEmbeddedSubscriber(e *Embedded, hard context.Context, concurrency int) *embeddedSubscriber {
	s := &embeddedSubscriber{e: e, concurrency: concurrency}
	s.hard, s.endHard = context.WithCancel(hard)
	context.AfterFunc(e.life, s.endHard)
	s.intake, s.stop = context.WithCancel(s.hard)
	return s
}

// Subscribe makes the queue if need be. The end of ctx stops the intake.
func (s *embeddedSubscriber) Subscribe(ctx context.Context, topic string) (<-chan *message.Message, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.intake.Err() != nil {
		return nil, fmt.Errorf("%w: the subscriber is closed", messages.ErrUnavailable)
	}
	work, err := s.source(ctx, topic)
	if err != nil {
		return nil, err
	}
	sub := &embeddedSubscription{queue: topic, out: make(chan *message.Message), hard: s.hard}
	var stop context.CancelFunc
	sub.intake, stop = context.WithCancel(ctx)
	release := context.AfterFunc(s.intake, stop)
	settled := make(chan struct{})
	started := s.e.start(func() {
		defer close(settled)
		defer close(sub.out)
		defer stop()
		defer release()
		work(sub)
	})
	if !started {
		stop()
		return nil, fmt.Errorf("%w: the transport is closed", messages.ErrUnavailable)
	}
	s.settled = append(s.settled, settled)
	return sub.out, nil
}

// source returns what serves a subscription to the topic until it has ended.
func (s *embeddedSubscriber) source(ctx context.Context, topic string) (func(*embeddedSubscription), error) {
	if topic == s.e.replies.address {
		s.e.replies.join()
		return s.takeReplies, nil
	}
	var q *storedQueue
	err := s.e.db.Write(ctx, Synced, func(tx *Tx) (err error) { // a statement is not cut off
		q, err = s.e.queues.declare(tx, topic)
		return err
	})
	return s.takeFrom(q), err // what is in hand outlives ctx
}

func (s *embeddedSubscriber) takeReplies(sub *embeddedSubscription) {
	defer s.e.replies.leave()
	sub.spread(s.concurrency, func() { s.e.serveReplies(sub) })
}

func (s *embeddedSubscriber) takeFrom(q *storedQueue) func(*embeddedSubscription) {
	return func(sub *embeddedSubscription) {
		sub.spread(s.concurrency, func() { newEmbeddedWorker(s.e, q, sub).run() })
	}
}

// Close stops the intake of all subscriptions and waits for what is in hand to be settled, or for the hard end.
func (s *embeddedSubscriber) Close() error {
	s.mu.Lock()
	s.stop()
	settled := s.settled
	s.mu.Unlock()
	for _, one := range settled {
		<-one
	}
	s.endHard()
	return nil
}
