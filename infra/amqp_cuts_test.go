package infra

import (
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"plotmill/infra/rabbittest"
)

// cuts is how often the connections are broken: a few in every run, 200 with PLOTMILL_CHAOS=1.
func cuts() int {
	if os.Getenv("PLOTMILL_CHAOS") != "" {
		return 200
	}
	return 20
}

// Publishers and subscriptions come back after every cut, whatever it hits, and nothing that was confirmed is lost.
func TestAMQPSurvivesConnectionCuts(t *testing.T) {
	config := uniqueConfig(t)
	proxy := rabbittest.NewProxy(t, broker.Node(t))
	config.URL = proxy.URL
	leaks := goleak.IgnoreCurrent()
	transport := openAMQP(t, config)

	run := &cutRun{transport: transport, queue: config.CommandQueue, received: make(chan string)}
	msgs := consume(t, transport, config.CommandQueue, 4)
	var publishers sync.WaitGroup
	for range 8 {
		publishers.Go(func() { run.publish(t) })
	}
	var consumer sync.WaitGroup
	consumer.Go(func() { run.receive(msgs) })
	broken := run.cut(t, proxy)
	run.enough.Store(true)
	publishers.Wait()
	run.awaitAll()
	t.Logf("%d cuts broke %d connections; %d confirmed, %d not sure, %d refused; %d received twice",
		cuts(), broken, run.confirmed.Load(), run.uncertain.Load(), run.refused.Load(), run.twice)

	require.NoError(t, transport.Close())
	consumer.Wait()
	require.Zero(t, broker.Node(t).QueueLength(t, config.PoisonQueue), "a lost connection is no failure of a message")
	proxy.Away(true)
	goleak.VerifyNone(t, leaks, goleak.IgnoreAnyFunction("plotmill/infra/rabbittest.(*Proxy).accept"))
}

// cutRun counts what a run under cuts sends and gets.
type cutRun struct {
	transport *AMQP
	queue     string

	next, confirmed, uncertain, refused atomic.Int64
	enough                              atomic.Bool

	sent     sync.Map // body → true once confirmed
	received chan string
	seen     map[string]bool
	twice    int
}

// publish sends until it is enough; what may not have been taken is sent again.
func (r *cutRun) publish(t *testing.T) {
	for !r.enough.Load() {
		body := fmt.Sprint(r.next.Add(1))
		for !r.publishOnce(t, body) {
			r.transport.publisher.sessions.wait(t.Context())
		}
		r.confirmed.Add(1)
		r.sent.Store(body, true)
	}
}

func (r *cutRun) publishOnce(t *testing.T, body string) bool {
	err := r.transport.Publisher().Publish(r.queue, message.NewMessage(body, []byte(body)))
	switch {
	case err == nil:
		return true
	case isUncertain(err):
		r.uncertain.Add(1)
	case isUnavailable(err):
		r.refused.Add(1)
	default:
		require.NoError(t, err)
	}
	return false
}

func (r *cutRun) receive(msgs <-chan *message.Message) {
	defer close(r.received)
	for msg := range msgs {
		body := string(msg.Payload)
		msg.Ack()
		r.received <- body
	}
}

// cut breaks the connections after some messages, or as soon as publishing works again, when the consuming connection
// may be anywhere between nothing and consuming.
func (r *cutRun) cut(t *testing.T, proxy *rabbittest.Proxy) (broken int) {
	r.seen = map[string]bool{}
	for i := range cuts() {
		if i%3 == 2 {
			done := make(chan struct{})
			go func() { r.transport.publisher.sessions.wait(t.Context()); close(done) }()
			r.takeUntil(done)
		} else {
			for range 1 + rand.IntN(40) {
				r.take(<-r.received)
			}
		}
		broken += proxy.Cut()
	}
	return broken
}

func (r *cutRun) takeUntil(done <-chan struct{}) {
	for {
		select {
		case body := <-r.received:
			r.take(body)
		case <-done:
			return
		}
	}
}

func (r *cutRun) take(body string) {
	if r.seen[body] {
		r.twice++
	}
	r.seen[body] = true
}

func (r *cutRun) awaitAll() {
	r.sent.Range(func(body, _ any) bool {
		for !r.seen[body.(string)] {
			r.take(<-r.received)
		}
		return true
	})
	go func() { // duplicates that are still on their way
		for range r.received {
			continue
		}
	}()
}
