package handlers

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

func pdfReply(text string) Reply {
	return Reply{Rendered: &messages.ReportRendered{PDF: []byte(text)}}
}

func TestAWaiterGetsItsReplyOnce(t *testing.T) {
	w := NewWaiters(10)
	one, err := w.Register("a")
	require.NoError(t, err)
	require.Equal(t, Delivered, w.Settle("a", pdfReply("first")))
	require.Equal(t, 0, w.Len())
	require.Equal(t, Duplicate, w.Settle("a", pdfReply("second")))
	require.Equal(t, "first", string((<-one.Reply()).Rendered.PDF))
	_, again := one.Leave()
	require.False(t, again)
}

func TestAReplyAfterLeavingIsLateThenDuplicate(t *testing.T) {
	w := NewWaiters(10)
	one, _ := w.Register("a")
	_, got := one.Leave()
	require.False(t, got)
	require.Equal(t, Late, w.Settle("a", pdfReply("x")))
	require.Equal(t, Duplicate, w.Settle("a", pdfReply("x")))
	require.Equal(t, Unknown, w.Settle("b", pdfReply("x")))
	require.Equal(t, Unknown, w.Settle("b", pdfReply("x")))
}

func TestLeavingTakesAReplyThatCameInTheLastMoment(t *testing.T) {
	w := NewWaiters(10)
	one, _ := w.Register("a")
	w.Settle("a", pdfReply("just in time"))
	r, got := one.Leave()
	require.True(t, got)
	require.Equal(t, "just in time", string(r.Rendered.PDF))
}

func TestACorrelationIDIsTakenOnce(t *testing.T) {
	w := NewWaiters(10)
	one, _ := w.Register("a")
	_, err := w.Register("a")
	require.ErrorIs(t, err, errAlreadyWaiting)
	one.Leave()
	_, err = w.Register("a")
	require.ErrorIs(t, err, errAlreadyWaiting, "a late reply to the first would reach the second")
}

func TestEndedIDsAreForgottenTheOldestFirst(t *testing.T) {
	w := NewWaiters(2)
	for _, id := range []string{"a", "b", "c"} {
		one, _ := w.Register(id)
		one.Leave()
	}
	require.Equal(t, Unknown, w.Settle("a", Reply{}))
	require.Equal(t, Late, w.Settle("b", Reply{}))
	require.Equal(t, Late, w.Settle("c", Reply{}))
	require.Len(t, w.ended.how, 2)
	require.Len(t, w.ended.ring, 2)
}

func TestReleaseEndsAllWaiting(t *testing.T) {
	w := NewWaiters(10)
	one, _ := w.Register("a")
	w.Release()
	_, got := <-one.Reply()
	require.False(t, got)
	_, got = one.Leave()
	require.False(t, got)
	_, err := w.Register("b")
	require.ErrorIs(t, err, errReleased)
	require.Equal(t, Late, w.Settle("a", Reply{}))
	w.Release()
}

// Thousands wait while replies come shuffled, doubled, and for those who just leave: each request sees only its own
// reply, at most once, and each reply is either delivered or counted.
func TestNoRequestEverGetsAnothersReply(t *testing.T) {
	const requests, settlers = 5000, 8
	w := NewWaiters(requests)
	waiters := make([]*Waiter, requests)
	for i := range waiters {
		var err error
		waiters[i], err = w.Register(fmt.Sprint("id-", i))
		require.NoError(t, err)
	}
	var delivered, received atomic.Int64
	var group sync.WaitGroup
	for s := range settlers { // every reply comes from two settlers
		group.Go(func() {
			for _, i := range rand.Perm(requests) {
				if i%(settlers/2) == s%(settlers/2) && w.Settle(fmt.Sprint("id-", i), pdfReply(fmt.Sprint("pdf-", i))) == Delivered {
					delivered.Add(1)
				}
			}
		})
	}
	for i, one := range waiters {
		group.Go(func() {
			var r Reply
			got := true
			if i%3 == 0 {
				r, got = one.Leave()
			} else {
				r = <-one.Reply()
			}
			if got {
				received.Add(1)
				if string(r.Rendered.PDF) != fmt.Sprint("pdf-", i) {
					t.Errorf("request %d got %s", i, r.Rendered.PDF)
				}
			}
		})
	}
	group.Wait()
	require.Equal(t, delivered.Load(), received.Load())
	require.GreaterOrEqual(t, received.Load(), int64(requests-requests/3-1))
	require.Equal(t, 0, w.Len())
}
