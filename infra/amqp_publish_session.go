package infra

import (
	"context"
	"fmt"
	"sync"

	amqp "github.com/rabbitmq/amqp091-go"
)

// publishSession is one life of the publishing connection: one channel in confirm mode that all publishers share.
//
// Three goroutines serve it: write sends, so that a publisher whose time is over need not wait for a socket that
// hangs; sort takes what the broker returns; watch waits for the end and for blocks.
type publishSession struct {
	dialing  *dialing
	conn     *amqp.Connection
	ch       *amqp.Channel
	jobs     chan *outgoing
	blockade *blockade
	returned *returned

	once  sync.Once
	ended chan struct{}
	why   error // set before ended is closed
	wg    sync.WaitGroup
}

func openPublishSession(ctx context.Context, url, name string, queues topology) (*publishSession, error) {
	d := &dialing{ctx: ctx, name: name}
	conn, err := amqp.DialConfig(url, d.config())
	if err != nil {
		d.done(err)
		return nil, fmt.Errorf("connect for publishing: %w", err)
	}
	s := &publishSession{
		dialing: d, conn: conn, jobs: make(chan *outgoing), blockade: newBlockade(), ended: make(chan struct{}),
	}
	err = s.start(queues)
	d.done(nil) // until here the end of ctx breaks a broker that hangs
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *publishSession) start(queues topology) (err error) {
	lost := s.conn.NotifyClose(make(chan *amqp.Error, 1))
	blocks := s.conn.NotifyBlocked(make(chan amqp.Blocking))
	s.wg.Go(func() { s.watch(lost, blocks) })
	if err = queues.declare(s.conn); err != nil {
		return err
	}
	if s.ch, err = s.conn.Channel(); err != nil {
		return fmt.Errorf("open the publishing channel: %w", err)
	}
	if err = s.ch.Confirm(false); err != nil {
		return fmt.Errorf("ask for confirms: %w", err)
	}
	closed := s.ch.NotifyClose(make(chan *amqp.Error, 1))
	s.returned = newReturned(s.ch)
	s.wg.Go(s.returned.sort)
	s.wg.Go(s.write)
	s.wg.Go(func() { s.follow(closed) })
	return nil
}

// watch ends the session with its connection.
func (s *publishSession) watch(lost <-chan *amqp.Error, blocks <-chan amqp.Blocking) {
	for {
		select {
		case block, open := <-blocks:
			switch {
			case !open:
				blocks = nil
			case block.Active:
				s.blockade.raise(block.Reason)
			default:
				s.blockade.lift()
			}
		case err := <-lost:
			s.end(lossOf("publishing connection", err))
			return
		}
	}
}

// follow ends the session when only its channel is lost: one way to begin anew is enough.
func (s *publishSession) follow(closed <-chan *amqp.Error) {
	if err := <-closed; err != nil {
		s.end(lossOf("publishing channel", err))
	}
}

func (s *publishSession) end(why error) {
	s.once.Do(func() {
		s.why = why
		close(s.ended)
	})
}

func lossOf(what string, err *amqp.Error) error {
	if err == nil {
		return fmt.Errorf("%s closed", what)
	}
	return fmt.Errorf("%s lost: %s", what, err.Reason)
}

func (s *publishSession) over() <-chan struct{} { return s.ended }
func (s *publishSession) cause() error          { return s.why }

func (s *publishSession) close() {
	if s == nil {
		return
	}
	through := s.dialing.abortAfter(closeTimeout)
	_ = s.conn.Close()
	through()
	s.dialing.abort()
	s.wg.Wait()
}
