package infra

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"
)

// serveHTTP serves until the end of the test; it returns the server, its address and its log.
func serveHTTP(t *testing.T, handler http.HandlerFunc, config HTTPConfig) (*http.Server, string, *observer.ObservedLogs) {
	t.Helper()
	core, logs := observer.New(zapcore.WarnLevel)
	listener, err := Listen("127.0.0.1:0")
	require.NoError(t, err)
	server := NewHTTPServer(handler, config, zap.New(core))
	served := make(chan error)
	go func() { served <- server.Serve(listener) }()
	t.Cleanup(func() {
		require.NoError(t, server.Close())
		require.ErrorIs(t, <-served, http.ErrServerClosed)
	})
	return server, listener.Addr().String(), logs
}

func TestHTTPAddressIsTheRealOne(t *testing.T) {
	_, addr, _ := serveHTTP(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "here") }, HTTPConfig{})
	answer, err := http.Get("http://" + addr)
	require.NoError(t, err)
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	require.Equal(t, "here", string(body))
	_, err = Listen(addr)
	require.Error(t, err, "the address is taken")
}

// A client that sends its headers slowly, or none, is cut off.
func TestHTTPCutsOffSlowClients(t *testing.T) {
	_, addr, _ := serveHTTP(t, func(http.ResponseWriter, *http.Request) {}, HTTPConfig{ReadHeaderTimeout: time.Millisecond})
	conn, err := net.Dial("tcp", addr)
	require.NoError(t, err)
	defer conn.Close()
	_, err = io.WriteString(conn, "GET / HT")
	require.NoError(t, err)
	require.NoError(t, conn.SetReadDeadline(time.Now().Add(time.Minute)))
	_, err = io.ReadAll(conn)
	require.NotErrorIs(t, err, os.ErrDeadlineExceeded, "the server did not close")
}

func TestHTTPDefaultTimes(t *testing.T) {
	server := NewHTTPServer(http.NotFoundHandler(), HTTPConfig{IdleTimeout: time.Second}, zap.NewNop())
	require.Equal(t, 10*time.Second, server.ReadHeaderTimeout)
	require.Equal(t, time.Minute, server.ReadTimeout)
	require.Equal(t, time.Second, server.IdleTimeout)
	require.Zero(t, server.WriteTimeout, "an answer may wait for its report")
}

// Shutdown takes no more requests and lets the running one finish.
func TestHTTPGracefulShutdown(t *testing.T) {
	begun, finish := make(chan struct{}), make(chan struct{})
	server, addr, _ := serveHTTP(t, func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-finish
		_, _ = io.WriteString(w, "finished")
	}, HTTPConfig{})
	answered := make(chan string)
	go func() {
		answer, err := http.Get("http://" + addr)
		if err != nil {
			answered <- err.Error()
			return
		}
		defer answer.Body.Close()
		body, _ := io.ReadAll(answer.Body)
		answered <- string(body)
	}()
	<-begun
	stopping := make(chan struct{})
	server.RegisterOnShutdown(func() { close(stopping) })
	stopped := make(chan error)
	go func() { stopped <- server.Shutdown(context.Background()) }()
	<-stopping
	_, err := net.Dial("tcp", addr)
	require.Error(t, err, "no new connection")
	close(finish)
	require.NoError(t, <-stopped)
	require.Equal(t, "finished", <-answered)
}

// What the server itself complains of is in the log.
func TestHTTPComplaintsAreLogged(t *testing.T) {
	_, addr, logs := serveHTTP(t, func(http.ResponseWriter, *http.Request) { panic("in a handler") }, HTTPConfig{})
	_, err := http.Get("http://" + addr) //nolint:bodyclose // there is no answer
	require.Error(t, err)
	require.Equal(t, 1, logs.FilterMessageSnippet("in a handler").Len())
}
