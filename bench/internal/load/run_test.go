package load_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"plotmill/bench/internal/client"
	"plotmill/bench/internal/load"
	"plotmill/bench/internal/spec"
)

var title = regexp.MustCompile(`PM\d{5}-\d{6}`)

// fake answers with a PDF that names its request, unless odd answers itself for the nth request.
func fake(t *testing.T, odd func(n int64, w http.ResponseWriter) bool) load.Options {
	t.Helper()
	var n atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if !odd(n.Add(1), w) {
			_, _ = fmt.Fprintf(w, "%%PDF-1.7 <</Title (%s)>>", title.Find(body))
		}
	}))
	t.Cleanup(server.Close)
	target, err := client.NewTarget(server.URL+"/v1/reports", "")
	require.NoError(t, err)
	return load.Options{Targets: []client.Target{target}, Specs: spec.Mix(1, 3), Requests: 30, AtOnce: 4, Run: 9, Limit: time.Minute}
}

func status(code int) func(int64, http.ResponseWriter) bool {
	return func(n int64, w http.ResponseWriter) bool {
		if n != 7 {
			return false
		}
		w.Header().Set("Retry-After", "0")
		w.WriteHeader(code)
		return true
	}
}

func TestAllDelivered(t *testing.T) {
	o := fake(t, func(int64, http.ResponseWriter) bool { return false })
	var most atomic.Int64
	o.Progress = func(n int) { most.Store(max(most.Load(), int64(n))) }
	r, err := load.Run(t.Context(), o)
	require.NoError(t, err)
	require.True(t, r.Clean())
	require.Equal(t, map[load.End]int{load.Delivered: 30}, r.Ends)
	require.Equal(t, map[string]int{"200": 30}, r.Statuses)
	require.Positive(t, r.P50)
	require.GreaterOrEqual(t, r.Max, r.P99)
	require.Contains(t, r.String(), "delivered=30 · statuses 200=30")
}

func TestEveryOtherEnd(t *testing.T) {
	write := func(body string) func(int64, http.ResponseWriter) bool {
		return func(n int64, w http.ResponseWriter) bool {
			if n == 7 {
				_, _ = io.WriteString(w, body)
			}
			return n == 7
		}
	}
	for name, c := range map[string]struct {
		end   load.End
		odd   func(int64, http.ResponseWriter) bool
		clean bool
	}{
		"202":               {load.Accepted, status(202), true},
		"503":               {load.Refused, status(503), true},
		"500":               {load.Lost, status(500), false},
		"no PDF":            {load.Lost, write("hello"), false},
		"another's PDF":     {load.Swapped, write("%PDF-1.7 /Title (PM00009-000999)"), false},
		"broken connection": {load.Lost, func(n int64, _ http.ResponseWriter) bool { hangUp(n == 7); return false }, false},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := load.Run(t.Context(), fake(t, c.odd))
			require.NoError(t, err)
			require.Equal(t, map[load.End]int{load.Delivered: 29, c.end: 1}, r.Ends, r.Wrong)
			require.Equal(t, c.clean, r.Clean())
		})
	}
}

func hangUp(now bool) {
	if now {
		panic(http.ErrAbortHandler)
	}
}

func TestRefusedRequestIsSentAgain(t *testing.T) {
	o := fake(t, status(503))
	o.Patience = time.Minute
	r, err := load.Run(t.Context(), o)
	require.NoError(t, err)
	require.Equal(t, map[load.End]int{load.Delivered: 30}, r.Ends)
	require.Equal(t, map[string]int{"200": 30, "503": 1}, r.Statuses)
}

func TestNoAnswerIsHung(t *testing.T) {
	over := make(chan struct{})
	o := fake(t, func(int64, http.ResponseWriter) bool { <-over; return true })
	defer close(over)
	o.Limit, o.Requests = time.Millisecond, 2
	r, err := load.Run(t.Context(), o)
	require.NoError(t, err)
	require.Equal(t, 2, r.Ends[load.Hung])
}

func TestNamelessPDFIsReadOnItsPages(t *testing.T) {
	o := fake(t, func(_ int64, w http.ResponseWriter) bool { _, _ = io.WriteString(w, "%PDF-1.7 broken"); return true })
	o.Requests = 1
	r, err := load.Run(t.Context(), o)
	require.NoError(t, err)
	require.Equal(t, map[load.End]int{load.Lost: 1}, r.Ends)
	require.Contains(t, r.Wrong[0], "pdftotext")
}

func TestOptionsAreBounded(t *testing.T) {
	for _, spoil := range []func(*load.Options){
		func(o *load.Options) { o.Requests = 1_000_001 },
		func(o *load.Options) { o.AtOnce = 20_001 },
		func(o *load.Options) { o.Specs = nil },
		func(o *load.Options) { o.Limit = 0 },
	} {
		o := fake(t, nil)
		spoil(&o)
		_, err := load.Run(t.Context(), o)
		require.Error(t, err)
	}
}
