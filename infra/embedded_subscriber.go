package infra

import (
	"context"
	"fmt"

	"plotmill/messages"

	"github.com/ThreeDotsLabs/watermill/message"
)

// embeddedSubscriber makes subscriptions with the same concurrency and the same hard end.
type embeddedSubscriber struct {
	*subscriberLife

	e           *Embedded
	concurrency int
}

func newEmbeddedSubscriber(e *Embedded, hard context.Context, concurrency int) *embeddedSubscriber {
	return &embeddedSubscriber{subscriberLife: newSubscriberLife(hard, e.life), e: e, concurrency: concurrency}
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
	ended := make(chan struct{})
	started := s.e.start(func() {
		defer close(ended)
		defer close(sub.out)
		defer stop()
		defer release()
		work(sub)
	})
	if !started {
		stop()
		return nil, fmt.Errorf("%w: the transport is closed", messages.ErrUnavailable)
	}
	s.ended = append(s.ended, ended)
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
