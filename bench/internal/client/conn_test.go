package client_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"plotmill/bench/internal/client"
	"plotmill/bench/internal/spec"
)

// serve runs a server with the given answer and gives a connection to it.
func serve(t *testing.T, limit time.Duration, answer http.HandlerFunc) *client.Conn {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	target, err := client.NewTarget(server.URL+"/v1/reports", "wait=60")
	require.NoError(t, err)
	conn := client.New(target, limit)
	t.Cleanup(conn.Close)
	return conn
}

func TestPostSendsTheWholeSpecAgainAndAgain(t *testing.T) {
	template := spec.Tiny(1)
	var peers []string
	conn := serve(t, time.Minute, func(w http.ResponseWriter, r *http.Request) {
		peers = append(peers, r.RemoteAddr)
		if r.Header.Get("Prefer") != "wait=60" || r.URL.Path != "/v1/reports" {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		_, _ = io.Copy(w, r.Body)
	})
	for i := range 3 {
		answer, err := conn.Post(t.Context(), template, spec.Token(1, i))
		require.NoError(t, err)
		require.Equal(t, http.StatusOK, answer.Status)
		require.Equal(t, string(template.Body(spec.Token(1, i))), string(answer.Body))
	}
	require.Equal(t, peers[0], peers[2], "one connection for all")
}

func TestPostConnectsAgainAfterTheServerHungUp(t *testing.T) {
	first := true
	conn := serve(t, time.Minute, func(w http.ResponseWriter, _ *http.Request) {
		if first {
			first = false
			panic(http.ErrAbortHandler)
		}
		w.WriteHeader(http.StatusAccepted)
	})
	_, err := conn.Post(t.Context(), spec.Tiny(1), spec.Token(1, 1))
	require.Error(t, err)
	answer, err := conn.Post(t.Context(), spec.Tiny(1), spec.Token(1, 1))
	require.NoError(t, err)
	require.Equal(t, http.StatusAccepted, answer.Status)
}

func TestPostGivesUpAtTheLimit(t *testing.T) {
	done := make(chan struct{})
	conn := serve(t, time.Millisecond, func(http.ResponseWriter, *http.Request) { <-done })
	defer close(done)
	_, err := conn.Post(t.Context(), spec.Tiny(1), spec.Token(1, 1))
	require.ErrorIs(t, err, os.ErrDeadlineExceeded)
}

func TestOnlyLoopback(t *testing.T) {
	for _, url := range []string{"http://10.0.0.1:80/", "https://127.0.0.1:80/", "http://127.0.0.1/", "http://example.org:80/", ":"} {
		_, err := client.NewTarget(url, "")
		require.Error(t, err, url)
	}
	_, err := client.NewTarget("http://[::1]:80/v1/reports", "")
	require.NoError(t, err)
}
