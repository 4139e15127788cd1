package handlers

import (
	"context"
	"encoding/json"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"
	"go.uber.org/zap"
	"go.uber.org/zap/zaptest/observer"

	"plotmill/messages"
)

// fakePublisher is a publisher that does what its function says.
type fakePublisher struct {
	publish func(topic string, msg *message.Message) error
}

func (p fakePublisher) Publish(topic string, msgs ...*message.Message) error {
	for _, msg := range msgs {
		if err := p.publish(topic, msg); err != nil {
			return err
		}
	}
	return nil
}

func (p fakePublisher) Close() error { return nil }

// sent is one message as it was published.
type sent struct {
	topic string
	msg   *message.Message
	ctx   error // of the message's context at that time
}

// outbox keeps what is published, and fails as long as fail says so.
type outbox struct {
	mu   sync.Mutex
	sent []sent
	fail func(topic string) error
}

func (o *outbox) publisher() message.Publisher {
	return fakePublisher{func(topic string, msg *message.Message) error {
		o.mu.Lock()
		defer o.mu.Unlock()
		if o.fail != nil {
			if err := o.fail(topic); err != nil {
				return err
			}
		}
		o.sent = append(o.sent, sent{topic, msg.Copy(), msg.Context().Err()})
		return nil
	}}
}

func (o *outbox) topics() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	var topics []string
	for _, s := range o.sent {
		topics = append(topics, s.topic)
	}
	return topics
}

// failing fails the first n publishes to topic with err.
func failing(topic string, n int, err error) func(string) error {
	return func(to string) error {
		if to == topic && n > 0 {
			n--
			return err
		}
		return nil
	}
}

// fakeMeter counts.
type fakeMeter struct {
	mu       sync.Mutex
	counts   map[string]int
	waiting  int
	inflight int64
	peak     int64
}

func newMeter() *fakeMeter { return &fakeMeter{counts: map[string]int{}} }

func (m *fakeMeter) count(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.counts[name]++
}

func (m *fakeMeter) got(name string) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.counts[name]
}

func (m *fakeMeter) ObserveRequest(route, method string, status int, _ time.Duration) {
	m.count(method + " " + route + " " + statusText(status))
}

func (m *fakeMeter) SetWaiting(n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.waiting = n
}

func (m *fakeMeter) SetInflightBytes(n int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.inflight = n
	m.peak = max(m.peak, n)
}

func (m *fakeMeter) held() (int, int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.waiting, m.inflight
}

func (m *fakeMeter) ReplyDropped(reason string)                    { m.count("dropped " + reason) }
func (m *fakeMeter) ObserveRender(outcome string, _ time.Duration) { m.count("render " + outcome) }
func (m *fakeMeter) Retried()                                      { m.count("retried") }
func (m *fakeMeter) Poisoned(class string)                         { m.count("poisoned " + class) }
func (m *fakeMeter) Held(reason string)                            { m.count("held " + reason) }

func statusText(status int) string {
	return strconv.Itoa(status)
}

// fakeRenderer is a renderer that does what its function says.
type fakeRenderer struct {
	render func(ctx context.Context, r *messages.Report) (*messages.ReportRendered, error)
}

func (f fakeRenderer) Render(ctx context.Context, r *messages.Report) (*messages.ReportRendered, error) {
	return f.render(ctx, r)
}

// readTitle reads a spec as far as these tests need it.
func readTitle(data []byte) (*messages.Report, error) {
	var spec struct {
		Title string `json:"title"`
	}
	if err := json.Unmarshal(data, &spec); err != nil {
		return nil, &messages.SyntaxError{Line: 1, Column: 1, Detail: "unexpected byte"}
	}
	if spec.Title == "" {
		return nil, &messages.Mistakes{Total: 1, List: []messages.Mistake{{Pointer: "/title", Detail: "is missing"}}}
	}
	return &messages.Report{Title: spec.Title}, nil
}

// watchedLog is a log whose lines can be looked at.
func watchedLog() (*zap.Logger, *observer.ObservedLogs) {
	core, lines := observer.New(zap.DebugLevel)
	return zap.New(core), lines
}

func readProblem(t *testing.T, data []byte) messages.Problem {
	t.Helper()
	var p messages.Problem
	require.NoError(t, json.Unmarshal(data, &p), "%s", data)
	return p
}
