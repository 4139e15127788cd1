package handlers

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

func TestANewerCommandIsPutBackAfterAPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorker(renders("%PDF"))
		msg := command(`{"future":true}`, messages.PropertyType, "reports.render.v2", messages.TypedHeaders, "opaque")
		start := time.Now()
		require.NoError(t, w.handle(msg), "acked")
		require.Equal(t, []string{commandQueue}, w.out.topics(), "neither poisoned nor answered")
		require.Equal(t, msg.Payload, w.out.sent[0].msg.Payload)
		require.Equal(t, msg.Metadata, w.out.sent[0].msg.Metadata, "the same message")
		require.GreaterOrEqual(t, time.Since(start), 100*time.Millisecond)
		require.Equal(t, "put back", w.lines.All()[0].ContextMap()["outcome"])
	})
}

func TestThePauseBeforePuttingBackGrowsUntilAKnownCommandComes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorker(renders("%PDF"))
		pause := func(kind string) time.Duration {
			start := time.Now()
			require.NoError(t, w.handle(command(`{"title":"T"}`, messages.PropertyType, kind)))
			return time.Since(start)
		}
		for range 40 {
			require.LessOrEqual(t, pause("reports.render.v7"), maxPause)
		}
		require.GreaterOrEqual(t, pause("reports.render.v7"), maxPause/2)
		pause(messages.TypeRenderReport)
		require.LessOrEqual(t, pause("reports.render.v7"), 200*time.Millisecond)
	})
}

func TestPuttingBackHoldsWhileTheBrokerIsAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorker(renders("%PDF"))
		w.out.fail = failing(commandQueue, 3, messages.ErrUnavailable)
		require.NoError(t, w.handle(command(`{}`, messages.PropertyType, "reports.render.v2")))
		require.Equal(t, []string{commandQueue}, w.out.topics())
	})
}

func TestANewerCommandThatCantBePublishedGoesBackByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorker(renders("%PDF"))
		w.out.fail = failing(commandQueue, 1, errors.New("too large"))
		require.ErrorContains(t, w.handle(command(`{}`, messages.PropertyType, "reports.render.v2")), "too large")
		require.Empty(t, w.out.topics())
	})
}

func TestAHardStopGivesANewerCommandBackUnpublished(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorker(renders("%PDF"))
		hard, stop := context.WithCancel(t.Context())
		stop()
		msg := command(`{}`, messages.PropertyType, "reports.render.v2")
		msg.SetContext(hard)
		require.ErrorIs(t, w.handle(msg), context.Canceled)
		require.Empty(t, w.out.topics())
	})
}
