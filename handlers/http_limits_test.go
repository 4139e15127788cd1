package handlers

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"unsafe"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

func TestMoreThanMaxWaitingIsRefused(t *testing.T) {
	entered, leave := make(chan struct{}), make(chan struct{})
	s := newServer(t, func(s *server, msg *message.Message) error {
		entered <- struct{}{}
		<-leave
		return settles(pdfReply("%PDF"))(s, msg)
	}, func(d *Deps) { d.Limits.MaxWaiting = 2 })
	codes := make(chan int)
	for range 2 {
		go func() { codes <- s.do(post("/v1/reports", goodSpec)).Code }()
		<-entered
	}
	requireProblem(t, s.do(post("/v1/reports", goodSpec)), 503, "too-many-waiting", "/v1/reports")
	requireProblem(t, s.do(post("/v1/validate", goodSpec)), 503, "too-many-waiting", "/v1/validate")
	close(leave)
	require.Equal(t, 200, <-codes)
	require.Equal(t, 200, <-codes)
	require.Equal(t, 200, s.do(post("/v1/validate", goodSpec)).Code)
}

func TestBodiesAreCountedWhileTheyAreHeld(t *testing.T) {
	size := int64(len(goodSpec))
	entered, leave := make(chan struct{}), make(chan struct{})
	s := newServer(t, func(s *server, msg *message.Message) error {
		entered <- struct{}{}
		<-leave
		return settles(pdfReply("%PDF"))(s, msg)
	}, func(d *Deps) { d.Limits.MaxInflightBytes = size + 1 })
	code := make(chan int)
	go func() { code <- s.do(post("/v1/reports", goodSpec)).Code }()
	<-entered
	_, inflight := s.meter.held()
	require.Equal(t, size, inflight, "exactly the body")
	requireProblem(t, s.do(post("/v1/reports", goodSpec)), 503, "too-many-bytes", "/v1/reports")
	close(leave)
	require.Equal(t, 200, <-code)
	_, inflight = s.meter.held()
	require.Zero(t, inflight)
}

// While thousands wait, none of them is counted with its body.
func TestBodiesAreGivenBackBeforeTheWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, accepts)
		go s.do(post("/v1/reports", goodSpec))
		synctest.Wait()
		waiting, inflight := s.meter.held()
		require.Equal(t, 1, waiting)
		require.Zero(t, inflight)
		s.deps.Waiters.Release()
	})
}

// And none of them keeps it in memory: nothing holds the body or the spec while the request waits.
func TestBodiesAreFreedDuringTheWait(t *testing.T) {
	freed := make(chan struct{}, 2)
	watch := func(struct{}) { freed <- struct{}{} }
	s := newServer(t, func(_ *server, msg *message.Message) error {
		runtime.AddCleanup(&msg.Payload[0], watch, struct{}{})
		return nil
	}, func(d *Deps) {
		d.ReadReport = func(data []byte) (*messages.Report, error) {
			report := &messages.Report{Title: unsafe.String(&data[12], 5)} // a reader may well not copy
			runtime.AddCleanup(report, watch, struct{}{})
			return report, nil
		}
	})
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		s.do(post("/v1/reports", goodSpec, "Prefer", "wait=60"))
	}()
	for got := 0; got < 2; {
		runtime.GC()
		select {
		case <-freed:
			got++
		default:
		}
	}
	require.Equal(t, 1, s.deps.Waiters.Len(), "it still waits")
	s.deps.Waiters.Release()
	<-ended
}

// endless is a body without Content-Length, of n bytes.
type endless struct{ n int64 }

func (e *endless) Read(p []byte) (int, error) {
	if e.n == 0 {
		return 0, io.EOF
	}
	n := min(int64(len(p)), e.n, 1000)
	e.n -= n
	for i := range p[:n] {
		p[i] = ' '
	}
	return int(n), nil
}

func TestTooLargeIsRefused(t *testing.T) {
	s := newServer(t, accepts)
	for name, body := range map[string]io.Reader{
		"told":   strings.NewReader(strings.Repeat(" ", 17<<20)),
		"untold": &endless{17 << 20},
	} {
		t.Run(name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodPost, "/v1/reports", body)
			r.Header.Set("Content-Type", "application/json")
			requireProblem(t, s.do(r), 413, "too-large", "/v1/reports")
			_, inflight := s.meter.held()
			require.Zero(t, inflight)
		})
	}
}

// A client in the middle of sending 17 MB reads the answer, not a reset connection.
func TestTooLargeIsAnsweredOverAConnection(t *testing.T) {
	s := newServer(t, accepts)
	over := httptest.NewServer(s)
	defer over.Close()
	for _, body := range []io.Reader{bytes.NewReader(make([]byte, 17<<20)), &endless{17 << 20}} {
		answer, err := http.Post(over.URL+"/v1/reports", "application/json", body)
		require.NoError(t, err)
		require.Equal(t, 413, answer.StatusCode)
		require.NoError(t, answer.Body.Close())
	}
}

func TestABodyOfUnknownLengthIsReadWhole(t *testing.T) {
	var got []byte
	s := newServer(t, func(s *server, msg *message.Message) error {
		got = bytes.Clone(msg.Payload)
		return settles(pdfReply("%PDF"))(s, msg)
	})
	for _, size := range []int{1, unknownLength - 1, unknownLength, unknownLength + 1, 3 << 20} {
		body := `{"title":"` + strings.Repeat("x", size) + `"}`
		r := httptest.NewRequest(http.MethodPost, "/v1/reports", io.MultiReader(strings.NewReader(body)))
		r.Header.Set("Content-Type", "application/json")
		require.EqualValues(t, -1, r.ContentLength)
		require.Equal(t, 200, s.do(r).Code)
		require.Equal(t, body, string(got))
		require.Equal(t, 200, s.do(post("/v1/reports", body)).Code)
		require.Equal(t, body, string(got))
	}
}

// A client that announces much and sends nothing holds little.
func TestAnAnnouncedLengthHoldsNoMemory(t *testing.T) {
	g := newGate(Limits{}.withDefaults(), newMeter())
	r := httptest.NewRequest(http.MethodPost, "/", &watched{func() {
		require.LessOrEqual(t, g.bytes, int64(trustedLength))
	}})
	r.ContentLength = 16 << 20
	_, err := readBody(r, 16<<20, g)
	require.ErrorIs(t, err, errCutOff)
	require.Zero(t, g.bytes)
}

type watched struct{ look func() }

func (w *watched) Read([]byte) (int, error) {
	w.look()
	return 0, errors.New("connection reset")
}

func TestABodyThatEndsEarly(t *testing.T) {
	s := newServer(t, accepts)
	r := post("/v1/reports", goodSpec)
	r.Body = io.NopCloser(io.MultiReader(strings.NewReader("{"), &watched{func() {}}))
	requireProblem(t, s.do(r), 400, "cut-off", "/v1/reports")
}

func TestOnlyPlainJSONIsTaken(t *testing.T) {
	s := newServer(t, settles(pdfReply("%PDF")))
	for contentType, ok := range map[string]bool{
		"application/json": true, "Application/JSON": true, "application/json; charset=utf-8": true, `application/json;charset="UTF-8"`: true,
		"application/json; profile=x": true, "": false, "text/json": false, "application/problem+json": false, "text/plain": false,
		"application/x-www-form-urlencoded": false, "application/json; charset=latin1": false, ";;": false,
	} {
		r := post("/v1/reports", goodSpec)
		r.Header.Set("Content-Type", contentType)
		if w := s.do(r); !ok {
			requireProblem(t, w, 415, "media-type", "/v1/reports")
		} else {
			require.Equal(t, 200, w.Code, contentType)
		}
	}
	require.Equal(t, 200, s.do(post("/v1/reports", goodSpec, "Content-Encoding", "identity")).Code)
	for _, coding := range []string{"gzip", "identity, gzip", "br"} {
		requireProblem(t, s.do(post("/v1/reports", goodSpec, "Content-Encoding", coding)), 415, "media-type", "/v1/reports")
	}
	requireProblem(t, s.do(post("/v1/reports", goodSpec, "Content-Encoding", "identity", "Content-Encoding", "gzip")), 415, "media-type", "/v1/reports")
}

func TestWhatReadReportRefuses(t *testing.T) {
	s := newServer(t, accepts)
	for _, path := range []string{"/v1/reports", "/v1/validate"} {
		p := requireProblem(t, s.do(post(path, "{")), 400, "not-json", path)
		require.Contains(t, p.Detail, "ine 1, column 1")
		requireProblem(t, s.do(post(path, "")), 400, "not-json", path)
		p = requireProblem(t, s.do(post(path, "{}")), 422, "invalid-spec", path)
		require.Equal(t, []messages.Mistake{{Pointer: "/title", Detail: "is missing"}}, p.Errors)
		require.Equal(t, 1, p.ErrorsTotal)
	}
	require.Zero(t, s.deps.Waiters.Len())
}
