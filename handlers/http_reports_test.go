package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

const goodSpec = `{ "title": "Отчёт 1/2" }`

func TestAReportInTime(t *testing.T) {
	var got *message.Message
	s := newServer(t, func(s *server, msg *message.Message) error {
		got = msg
		require.Equal(t, 1, s.deps.Waiters.Len(), "registered before the publish")
		deadline, ok := msg.Context().Deadline()
		require.True(t, ok)
		require.LessOrEqual(t, time.Until(deadline), 2*time.Second)
		return settles(pdfReply("%PDF-1"))(s, msg)
	})
	w := s.do(post("/v1/reports", goodSpec, "Traceparent", "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01"))

	require.Equal(t, 200, w.Code)
	require.Equal(t, "%PDF-1", w.Body.String())
	id := w.Header().Get("Report-Id")
	require.True(t, messages.IsID(id))
	h := w.Header()
	require.Equal(t, "application/pdf", h.Get("Content-Type"))
	require.Equal(t, "6", h.Get("Content-Length"))
	require.Equal(t, "/v1/reports/"+id, h.Get("Location"))
	require.Equal(t, etag([]byte("%PDF-1")), h.Get("ETag"))
	require.Equal(t, "private, no-store", h.Get("Cache-Control"))
	require.Equal(t, `inline; filename="_____ 1 2.pdf"; filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82%201%202.pdf`, h.Get("Content-Disposition"))
	require.Empty(t, h.Get("Preference-Applied"))

	require.Equal(t, goodSpec, string(got.Payload), "the body as it was posted")
	require.Equal(t, id, got.Metadata.Get(messages.PropertyMessageID))
	require.Equal(t, id, got.Metadata.Get(messages.PropertyCorrelationID))
	require.Equal(t, replyQueue, got.Metadata.Get(messages.PropertyReplyTo))
	require.Equal(t, messages.TypeRenderReport, got.Metadata.Get(messages.PropertyType))
	require.Equal(t, messages.ContentTypeJSON, got.Metadata.Get(messages.PropertyContentType))
	require.Equal(t, "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01", got.Metadata.Get(headerTraceparent))

	waiting, inflight := s.meter.held()
	require.Zero(t, waiting)
	require.Zero(t, inflight)
	require.Equal(t, 1, s.meter.got("POST /v1/reports 200"))
	require.Equal(t, 1, s.lines.Len())
	line := s.lines.All()[0].ContextMap()
	require.Equal(t, id, line["report_id"])
	require.Equal(t, "0123456789abcdef0123456789abcdef", line["trace_id"])
	require.EqualValues(t, 6, line["bytes"])
}

func TestEachRequestHasItsOwnID(t *testing.T) {
	s := newServer(t, settles(pdfReply("%PDF")))
	seen := map[string]bool{}
	for range 100 {
		seen[s.do(post("/v1/reports", goodSpec)).Header().Get("Report-Id")] = true
	}
	require.Len(t, seen, 100)
}

func TestAWaitThatRunsOver(t *testing.T) {
	for name, row := range map[string]struct {
		prefer  []string
		waits   time.Duration
		applied string
	}{
		"the service's own":         {nil, 10 * time.Second, ""},
		"at once":                   {[]string{"respond-async"}, 0, "respond-async"},
		"as long as asked":          {[]string{"wait=3"}, 3 * time.Second, "wait=3"},
		"at most a minute":          {[]string{"wait=3600"}, time.Minute, "wait=60"},
		"a number beyond all":       {[]string{"wait=99999999999999999999999"}, time.Minute, "wait=60"},
		"both":                      {[]string{"respond-async, wait=5"}, 5 * time.Second, "respond-async, wait=5"},
		"both, two headers":         {[]string{"wait=5", "respond-async"}, 5 * time.Second, "respond-async, wait=5"},
		"zero":                      {[]string{"wait=0"}, 0, "wait=0"},
		"any case, any space":       {[]string{" , Wait = 4 ,,\tRESPOND-ASYNC "}, 4 * time.Second, "respond-async, wait=4"},
		"quoted":                    {[]string{`wait="4"`}, 4 * time.Second, "wait=4"},
		"quoted with an escape":     {[]string{`wait="\4"`}, 4 * time.Second, "wait=4"},
		"parameters":                {[]string{`wait=4; a="x, wait=9; \" ,"; b, respond-async;c`}, 4 * time.Second, "respond-async, wait=4"},
		"the first counts":          {[]string{"wait=4, wait=9"}, 4 * time.Second, "wait=4"},
		"an unknown one":            {[]string{"return=minimal, wait=4"}, 4 * time.Second, "wait=4"},
		"inside quotes":             {[]string{`x="respond-async, wait=4"`}, 10 * time.Second, ""},
		"malformed: a sign":         {[]string{"wait=-4"}, 10 * time.Second, ""},
		"malformed: a fraction":     {[]string{"wait=4.5"}, 10 * time.Second, ""},
		"malformed: no number":      {[]string{"wait=soon"}, 10 * time.Second, ""},
		"malformed: no value":       {[]string{"wait"}, 10 * time.Second, ""},
		"malformed: empty value":    {[]string{"wait="}, 10 * time.Second, ""},
		"malformed: two words":      {[]string{"wait=4 5"}, 10 * time.Second, ""},
		"malformed: unclosed quote": {[]string{`wait="4`}, 10 * time.Second, ""},
		"malformed: open escape":    {[]string{`wait="4\`}, 10 * time.Second, ""},
		"malformed, then a good":    {[]string{"wait=x", "wait=4"}, 4 * time.Second, "wait=4"},
		"respond-async of a value":  {[]string{"respond-async=yes"}, 10 * time.Second, ""},
		"an empty value is none":    {[]string{`respond-async=""`}, 0, "respond-async"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newServer(t, accepts)
				r := post("/v1/reports", goodSpec)
				r.Header["Prefer"] = row.prefer
				start := time.Now()
				w := s.do(r)
				require.Equal(t, row.waits, time.Since(start))
				require.Equal(t, 202, w.Code)
				id := w.Header().Get("Report-Id")
				require.JSONEq(t, fmt.Sprintf(`{"id":%q,"state":"queued","links":{"self":"/v1/reports/%s","pdf":"/v1/reports/%s/pdf"}}`, id, id, id), w.Body.String())
				require.Equal(t, "application/json", w.Header().Get("Content-Type"))
				require.Equal(t, "/v1/reports/"+id, w.Header().Get("Location"))
				require.NotEmpty(t, w.Header().Get("Retry-After"))
				require.Equal(t, row.applied, w.Header().Get("Preference-Applied"))
				require.Zero(t, s.deps.Waiters.Len())
				require.Equal(t, Late, s.deps.Waiters.Settle(id, pdfReply("%PDF")))
			})
		})
	}
}

func TestAReplyWithinTheAskedWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, func(s *server, msg *message.Message) error {
			time.AfterFunc(29*time.Second, func() {
				s.deps.Waiters.Settle(msg.Metadata.Get(messages.PropertyCorrelationID), pdfReply("%PDF"))
			})
			return nil
		})
		w := s.do(post("/v1/reports", goodSpec, "Prefer", "respond-async, wait=30"))
		require.Equal(t, 200, w.Code)
		require.Equal(t, "wait=30", w.Header().Get("Preference-Applied"), "the answer did not come asynchronously")
	})
}

func TestAWorkerThatGaveUp(t *testing.T) {
	for name, row := range map[string]struct{ says, want int }{
		"rendering failed": {500, 500}, "invalid for the worker": {422, 422}, "a status of nonsense": {200, 500}, "not JSON for it": {400, 500},
	} {
		t.Run(name, func(t *testing.T) {
			s := newServer(t, settles(Reply{Failed: &messages.ReportFailed{Problem: messages.Problem{
				Type: "/problems/p", Title: "T", Status: row.says, PoisonID: "p-1", ReportID: "somebody else's"}}}))
			w := s.do(post("/v1/reports", goodSpec, "Prefer", "wait=5"))
			p := requireProblem(t, w, row.want, "p", "/v1/reports")
			require.Equal(t, "p-1", p.PoisonID)
			require.Equal(t, w.Header().Get("Report-Id"), p.ReportID)
			require.NotEmpty(t, p.ReportID)
			require.Equal(t, "wait=5", w.Header().Get("Preference-Applied"))
		})
	}
}

func TestAPublishThatFails(t *testing.T) {
	for kind, err := range map[string]error{
		"unavailable": messages.ErrUnavailable, "queue-full": messages.ErrQueueFull, "no-queue": messages.ErrUnroutable,
		"uncertain": fmt.Errorf("publishing: %w", messages.ErrUncertain),
	} {
		t.Run(kind, func(t *testing.T) {
			s := newServer(t, fails(err))
			p := requireProblem(t, s.do(post("/v1/reports", goodSpec)), 503, kind, "/v1/reports")
			require.NotEmpty(t, p.ReportID)
			require.Zero(t, s.deps.Waiters.Len())
			_, inflight := s.meter.held()
			require.Zero(t, inflight)
			require.Contains(t, fmt.Sprint(s.lines.All()[0].ContextMap()["error"]), err.Error(), "the log has the inside")
		})
	}
	t.Run("anything else", func(t *testing.T) {
		s := newServer(t, fails(errors.New("secret inside")))
		w := s.do(post("/v1/reports", goodSpec))
		requireProblem(t, w, 500, "internal", "/v1/reports")
		require.NotContains(t, w.Body.String(), "secret")
	})
}

func TestAPublishThatHangsIsUncertain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, func(_ *server, msg *message.Message) error {
			<-msg.Context().Done()
			return msg.Context().Err()
		})
		start := time.Now()
		requireProblem(t, s.do(post("/v1/reports", goodSpec)), 503, "uncertain", "/v1/reports")
		require.Equal(t, 2*time.Second, time.Since(start))
	})
}

func TestAClientThatGoesAwayLeavesTheTable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, accepts)
		ctx, leave := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, leave)
		start := time.Now()
		w := s.do(post("/v1/reports", goodSpec).WithContext(ctx))
		require.Equal(t, time.Second, time.Since(start))
		require.Empty(t, w.Body.String())
		require.Zero(t, s.deps.Waiters.Len())
		require.Equal(t, 1, s.meter.got("POST /v1/reports 499"))
	})
}

// Over a real connection: the server notices the client's end while the handler waits.
func TestAClientThatHangsUpLeavesTheTable(t *testing.T) {
	published, ended := make(chan struct{}), make(chan struct{})
	s := newServer(t, func(*server, *message.Message) error {
		close(published)
		return nil
	})
	over := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer close(ended)
		s.ServeHTTP(w, r)
	}))
	defer over.Close()
	ctx, hangUp := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, over.URL+"/v1/reports", strings.NewReader(goodSpec))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/json")
	go func() {
		<-published
		hangUp()
	}()
	answer, err := http.DefaultClient.Do(r)
	if err == nil {
		require.NoError(t, answer.Body.Close())
	}
	require.ErrorIs(t, err, context.Canceled)
	<-ended
	require.Zero(t, s.deps.Waiters.Len())
}

func TestWhenTheProcessStopsWaitingClientsAreAnswered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, accepts)
		time.AfterFunc(time.Second, s.deps.Waiters.Release)
		require.Equal(t, 202, s.do(post("/v1/reports", goodSpec)).Code)
		requireProblem(t, s.do(post("/v1/reports", goodSpec)), 503, "stopping", "/v1/reports")
	})
}
