package handlers

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"
	"go.uber.org/zap/zaptest/observer"

	"plotmill/messages"
)

// server is the HTTP side around a publisher of functions, with everything it touches.
type server struct {
	http.Handler
	deps  Deps
	meter *fakeMeter
	lines *observer.ObservedLogs
}

// newServer has a publisher that hands each command to onCommand, in the publishing goroutine.
func newServer(t *testing.T, onCommand func(s *server, msg *message.Message) error, change ...func(*Deps)) *server {
	t.Helper()
	s := &server{meter: newMeter()}
	s.deps = Deps{
		Publisher: fakePublisher{func(topic string, msg *message.Message) error {
			require.Equal(t, commandQueue, topic)
			return onCommand(s, msg)
		}},
		CommandQueue: commandQueue,
		ReplyAddress: func() string { return replyQueue },
		Waiters:      NewWaiters(100),
		Ready:        func() error { return nil },
		Metrics:      s.meter,
		MetricsHandler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write([]byte("metrics 1\n"))
		}),
		ReadReport: readTitle,
		Schema:     []byte(`{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"a":{"$ref":"#/$defs/a"}},"$defs":{"a":{"type":"string"}}}`),
	}
	s.deps.Log, s.lines = watchedLog()
	for _, f := range change {
		f(&s.deps)
	}
	var err error
	s.Handler, err = Routes(s.deps)
	require.NoError(t, err)
	return s
}

// settles answers each command at once.
func settles(r Reply) func(*server, *message.Message) error {
	return func(s *server, msg *message.Message) error {
		s.deps.Waiters.Settle(msg.Metadata.Get(messages.PropertyCorrelationID), r)
		return nil
	}
}

// accepts takes each command and leaves it unanswered.
func accepts(*server, *message.Message) error { return nil }

func fails(err error) func(*server, *message.Message) error {
	return func(*server, *message.Message) error { return err }
}

func post(path, body string, headers ...string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	return r
}

func (s *server) do(r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// requireProblem checks all that every problem has.
func requireProblem(t *testing.T, w *httptest.ResponseRecorder, status int, kind, path string) messages.Problem {
	t.Helper()
	require.Equal(t, status, w.Code, w.Body)
	require.Equal(t, "application/problem+json", w.Header().Get("Content-Type"))
	p := readProblem(t, w.Body.Bytes())
	require.Equal(t, "/problems/"+kind, p.Type)
	require.Equal(t, status, p.Status)
	require.NotEmpty(t, p.Title)
	require.Equal(t, path, p.Instance)
	if status == http.StatusServiceUnavailable {
		require.NotEmpty(t, w.Header().Get("Retry-After"))
	}
	return p
}
