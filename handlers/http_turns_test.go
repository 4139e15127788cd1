package handlers

import (
	"context"
	"io"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// stalled is a request whose body does not come until its writer is closed.
func stalled() (*http.Request, *io.PipeWriter) {
	r := post("/v1/validate", "")
	reader, writer := io.Pipe()
	r.Body, r.ContentLength = reader, -1
	return r, writer
}

func TestOnlySoManyReadAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, accepts)
		all := cap(newTurns())
		var writers []*io.PipeWriter
		for range all {
			r, w := stalled()
			writers = append(writers, w)
			go s.do(r)
		}
		synctest.Wait()
		start := time.Now()
		require.Equal(t, 200, s.do(post("/v1/validate", goodSpec)).Code)
		require.Equal(t, turnLength, time.Since(start), "slow clients lose their turns, and no more than that is lost")
		for _, w := range writers {
			require.NoError(t, w.Close())
		}
	})
}

func TestWhoWaitsForATurnMayGoAwayOrGiveUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		busy := turns(make(chan struct{}, 1))
		back, err := busy.take(t.Context(), time.Second)
		require.NoError(t, err)
		_, err = busy.take(t.Context(), time.Second)
		require.ErrorIs(t, err, errTooManyWaiting)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err = busy.take(ctx, time.Second)
		require.ErrorIs(t, err, context.Canceled)
		back()
		back()
		_, err = busy.take(t.Context(), time.Second)
		require.NoError(t, err)
		require.Len(t, busy, 1)
	})
}

func TestASlowBodyIsReadAllTheSame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, accepts)
		r, w := stalled()
		go func() {
			for _, b := range []byte(goodSpec) {
				<-time.After(time.Second)
				_, _ = w.Write([]byte{b})
			}
			_ = w.Close()
		}()
		require.Equal(t, 200, s.do(r).Code)
	})
}

// The wait counts from the request's arrival, not from the end of its body.
func TestTheWaitCountsFromTheArrival(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, accepts)
		r, w := stalled()
		r.URL.Path = "/v1/reports"
		time.AfterFunc(4*time.Second, func() {
			_, _ = w.Write([]byte(goodSpec))
			_ = w.Close()
		})
		start := time.Now()
		require.Equal(t, 202, s.do(r).Code)
		require.Equal(t, 10*time.Second, time.Since(start))
	})
}
