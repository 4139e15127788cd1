package handlers

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"
	"go.uber.org/zap"
	"go.uber.org/zap/zaptest/observer"

	"plotmill/messages"
)

// worker is the whole chain around a renderer of functions, with everything it touches.
type worker struct {
	handle message.NoPublishHandlerFunc
	out    *outbox
	meter  *fakeMeter
	lines  *observer.ObservedLogs
}

const (
	commandQueue = "reports.render"
	poisonQueue  = "reports.poison"
	replyQueue   = "replies-1"
)

func newWorker(render func(ctx context.Context, r *messages.Report) (*messages.ReportRendered, error)) *worker {
	w := &worker{out: &outbox{}, meter: newMeter()}
	var log *zap.Logger
	log, w.lines = watchedLog()
	w.handle = Chain(RenderReport(fakeRenderer{render}, readTitle, w.meter),
		Trace(log),
		PutBackNewer(w.out.publisher(), commandQueue, w.meter),
		Poison(PoisonConfig{Publisher: w.out.publisher(), PoisonQueue: poisonQueue, CommandQueue: commandQueue, Metrics: w.meter, Log: log}),
		Outcome(w.out.publisher(), w.meter),
		Retry(RetryConfig{Retries: 3, Backoff: 200 * time.Millisecond}, w.meter),
		Timeout(time.Minute),
		Recover(),
	)
	return w
}

func renders(pdf string) func(context.Context, *messages.Report) (*messages.ReportRendered, error) {
	return func(context.Context, *messages.Report) (*messages.ReportRendered, error) {
		return &messages.ReportRendered{PDF: []byte(pdf), Pages: 2}, nil
	}
}

func failsWith(err error) func(context.Context, *messages.Report) (*messages.ReportRendered, error) {
	return func(context.Context, *messages.Report) (*messages.ReportRendered, error) { return nil, err }
}

func command(body string, metadata ...string) *message.Message {
	return replyMessage(body, append([]string{
		messages.PropertyCorrelationID, "corr-1", messages.PropertyReplyTo, replyQueue}, metadata...)...)
}

func TestARenderedReportIsAnsweredOnce(t *testing.T) {
	w := newWorker(renders("%PDF-1"))
	id := messages.NewID()
	msg := command(`{"title":"T"}`, messages.PropertyMessageID, id, messages.PropertyType, messages.TypeRenderReport,
		headerTraceparent, "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01")
	require.NoError(t, w.handle(msg))

	require.Equal(t, []string{replyQueue}, w.out.topics())
	reply := w.out.sent[0].msg
	require.Equal(t, "%PDF-1", string(reply.Payload))
	require.Equal(t, message.Metadata{
		messages.PropertyMessageID: id, messages.PropertyCorrelationID: "corr-1",
		messages.PropertyType: messages.TypeReportRendered, messages.PropertyContentType: messages.ContentTypePDF,
		headerPages: "2", headerTraceparent: msg.Metadata[headerTraceparent],
	}, reply.Metadata)
	require.Equal(t, 1, w.meter.got("render done"))

	require.Equal(t, 1, w.lines.Len())
	line := w.lines.All()[0].ContextMap()
	require.Equal(t, "done", line["outcome"])
	require.Equal(t, id, line["report_id"])
	require.Equal(t, "corr-1", line["correlation_id"])
	require.Equal(t, "0123456789abcdef0123456789abcdef", line["trace_id"])
	require.EqualValues(t, 1, line["attempts"])
}

func TestWithoutReplyToNothingIsAnswered(t *testing.T) {
	w := newWorker(renders("%PDF-1"))
	require.NoError(t, w.handle(replyMessage(`{"title":"T"}`)))
	require.Empty(t, w.out.topics())
	require.Equal(t, 1, w.meter.got("render done"))
}

func TestAFailedAttemptIsRetriedAndAnsweredOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		attempts := 0
		w := newWorker(func(context.Context, *messages.Report) (*messages.ReportRendered, error) {
			if attempts++; attempts < 3 {
				return nil, errors.New("flaky")
			}
			return &messages.ReportRendered{PDF: []byte("%PDF-3")}, nil
		})
		require.NoError(t, w.handle(command(`{"title":"T"}`)))
		require.Equal(t, []string{replyQueue}, w.out.topics())
		require.Equal(t, 2, w.meter.got("retried"))
		require.Equal(t, 2, w.meter.got("render failed"))
		require.EqualValues(t, 3, w.lines.All()[0].ContextMap()["attempts"])
	})
}

// With the stock hooks the pauses would quadruple.
func TestTheBackoffDoublesAndNoMore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var at []time.Time
		w := newWorker(func(context.Context, *messages.Report) (*messages.ReportRendered, error) {
			at = append(at, time.Now())
			return nil, errors.New("always")
		})
		require.NoError(t, w.handle(command(`{"title":"T"}`)))
		require.Len(t, at, 4)
		for i := 1; i < len(at); i++ {
			want := 200 * time.Millisecond << (i - 1)
			require.InDelta(t, want, at[i].Sub(at[i-1]), float64(want)/2+1, "pause %d", i)
		}
	})
}

func TestSpentRetriesEndInThePoisonQueueAndAFailureReply(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorker(failsWith(errors.New("no ink")))
		id := messages.NewID()
		msg := command(`{"title":"T"}`, messages.PropertyMessageID, id, messages.DeliveryQueue, "other.queue",
			messages.TypedHeaders, "opaque", messages.HeaderPrefix+"x-tenant", "acme", headerReplays, "2")
		start := time.Now()
		require.NoError(t, w.handle(msg), "the message is acked")

		require.Equal(t, []string{poisonQueue, replyQueue}, w.out.topics(), "kept before anybody is told")
		dead := w.out.sent[0].msg
		poisonID := messages.PoisonID(id, 2)
		require.Equal(t, string(msg.Payload), string(dead.Payload))
		for key, want := range map[string]string{
			messages.TypedHeaders: "opaque", messages.HeaderPrefix + "x-tenant": "acme", messages.PropertyReplyTo: replyQueue,
			messages.PropertyMessageID: id, messages.PropertyCorrelationID: "corr-1", headerReason: "render: rendering: no ink",
			headerClass: "render", headerAttempts: "4", headerQueue: "other.queue", headerReportID: id, headerPoisonID: poisonID,
			headerReplays: "2", headerFirstFailed: start.UTC().Format(time.RFC3339Nano), headerLastFailed: time.Now().UTC().Format(time.RFC3339Nano),
		} {
			require.Equal(t, want, dead.Metadata.Get(key), key)
		}
		reply := w.out.sent[1].msg
		require.Equal(t, messages.TypeReportFailed, reply.Metadata.Get(messages.PropertyType))
		require.Equal(t, messages.ContentTypeProblem, reply.Metadata.Get(messages.PropertyContentType))
		require.Equal(t, "corr-1", reply.Metadata.Get(messages.PropertyCorrelationID))
		p := readProblem(t, reply.Payload)
		require.Equal(t, 500, p.Status)
		require.Equal(t, id, p.ReportID)
		require.Equal(t, poisonID, p.PoisonID)
		require.NotContains(t, string(reply.Payload), "no ink", "the inside stays inside")
		require.Equal(t, 1, w.meter.got("poisoned render"))
		require.Equal(t, 3, w.meter.got("retried"))
		require.Equal(t, 1, w.lines.Len(), "logged once")
		require.Equal(t, poisonID, w.lines.All()[0].ContextMap()["poison_id"])
	})
}

func TestPermanentFailuresAreNotRetried(t *testing.T) {
	for name, row := range map[string]struct {
		msg    *message.Message
		status int
		kind   string
	}{
		"not JSON":     {command("{"), 400, "/problems/not-json"},
		"not a spec":   {command("{}"), 422, "/problems/invalid-spec"},
		"empty":        {command(""), 400, "/problems/unfit-command"},
		"unknown type": {command(`{"title":"T"}`, messages.PropertyType, "invoices.pay.v1"), 400, "/problems/unfit-command"},
		"version zero": {command(`{"title":"T"}`, messages.PropertyType, "reports.render.v0"), 400, "/problems/unfit-command"},
		"no version":   {command(`{"title":"T"}`, messages.PropertyType, "reports.render.v"), 400, "/problems/unfit-command"},
		"odd version":  {command(`{"title":"T"}`, messages.PropertyType, "reports.render.v+2"), 400, "/problems/unfit-command"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorker(renders("%PDF"))
			require.NoError(t, w.handle(row.msg))
			require.Equal(t, []string{poisonQueue, replyQueue}, w.out.topics())
			p := readProblem(t, w.out.sent[1].msg.Payload)
			require.Equal(t, row.status, p.Status)
			require.Equal(t, row.kind, p.Type)
			require.NotEmpty(t, p.PoisonID)
			require.Equal(t, 1, w.meter.got("poisoned permanent"))
			require.Equal(t, 0, w.meter.got("retried"))
		})
	}
}

func TestAReplyTooLargeForTheBrokerIsAPermanentFailure(t *testing.T) {
	w := newWorker(renders(strings.Repeat("x", maxReply+1)))
	require.NoError(t, w.handle(command(`{"title":"T"}`)))
	require.Equal(t, []string{poisonQueue, replyQueue}, w.out.topics())
	require.Contains(t, readProblem(t, w.out.sent[1].msg.Payload).Detail, "fewer points")
	require.Equal(t, 0, w.meter.got("retried"))
}

// A panic may be deterministic, but it may also come from a neighbour that took the memory: it is retried.
func TestAPanicIsAFailureWithAShortReason(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorker(func(context.Context, *messages.Report) (*messages.ReportRendered, error) {
			panic(strings.Repeat("ж\x00", 200_000))
		})
		require.NoError(t, w.handle(command(`{"title":"T"}`)))
		require.Equal(t, 3, w.meter.got("retried"))
		require.Equal(t, 1, w.meter.got("poisoned panic"))
		reason := w.out.sent[0].msg.Metadata.Get(headerReason)
		require.LessOrEqual(t, len(reason), 2<<10)
		require.Contains(t, reason, "panic")
		require.NotContains(t, reason, "goroutine")
		for key, value := range w.out.sent[0].msg.Metadata {
			require.Less(t, len(value), 4<<10, key)
		}
		require.Contains(t, w.lines.All()[0].ContextMap()["stack"], "chain_test.go", "the stack is in the log")
	})
}

func TestAPanicOnceIsHealedByARetry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		first := true
		w := newWorker(func(context.Context, *messages.Report) (*messages.ReportRendered, error) {
			if first {
				first = false
				panic(errors.New("index out of range"))
			}
			return &messages.ReportRendered{PDF: []byte("%PDF")}, nil
		})
		require.NoError(t, w.handle(command(`{"title":"T"}`)))
		require.Equal(t, []string{replyQueue}, w.out.topics())
	})
}

// Watermill's Timeout leaves its cancelled context on the message, and then publishing to the poison queue fails.
func TestATimeoutLeavesALivingContextForThePoisonQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var starts []time.Time
		w := newWorker(func(ctx context.Context, _ *messages.Report) (*messages.ReportRendered, error) {
			require.NoError(t, ctx.Err(), "each attempt has a context of its own")
			starts = append(starts, time.Now())
			<-ctx.Done()
			return nil, ctx.Err()
		})
		require.NoError(t, w.handle(command(`{"title":"T"}`)))
		require.Len(t, starts, 4)
		require.Equal(t, []string{poisonQueue, replyQueue}, w.out.topics())
		for _, s := range w.out.sent {
			require.NoError(t, s.ctx, s.topic)
		}
		require.Equal(t, 1, w.meter.got("poisoned timeout"))
		require.Contains(t, readProblem(t, w.out.sent[1].msg.Payload).Detail, "1m0s")
	})
}

func TestAHardStopPoisonsNothing(t *testing.T) {
	for name, stopIn := range map[string]time.Duration{"while rendering": 0, "in the pause of a retry": 50 * time.Millisecond} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				hard, stop := context.WithCancel(t.Context())
				w := newWorker(func(ctx context.Context, _ *messages.Report) (*messages.ReportRendered, error) {
					if stopIn > 0 {
						return nil, errors.New("a first failure")
					}
					stop()
					<-ctx.Done()
					return nil, ctx.Err()
				})
				if stopIn > 0 {
					time.AfterFunc(stopIn, stop)
				}
				msg := command(`{"title":"T"}`)
				msg.SetContext(hard)
				err := w.handle(msg)
				require.ErrorIs(t, err, context.Canceled, "returned, to be delivered again")
				require.Empty(t, w.out.topics())
				require.Equal(t, "interrupted", w.lines.All()[0].ContextMap()["outcome"])
			})
		})
	}
}

// An error that only looks like a cancellation would be delivered again for ever.
func TestARenderersOwnCancellationIsAFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorker(failsWith(context.Canceled))
		require.NoError(t, w.handle(command(`{"title":"T"}`)))
		require.Equal(t, 1, w.meter.got("poisoned render"))
	})
}

func TestABrokerThatIsAwaySpendsNoRetry(t *testing.T) {
	for _, away := range []error{messages.ErrUnavailable, messages.ErrUncertain} {
		t.Run(away.Error(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				rendered := 0
				w := newWorker(func(context.Context, *messages.Report) (*messages.ReportRendered, error) {
					rendered++
					return &messages.ReportRendered{PDF: []byte("%PDF")}, nil
				})
				w.out.fail = failing(replyQueue, 20, away)
				start := time.Now()
				require.NoError(t, w.handle(command(`{"title":"T"}`)))
				require.Equal(t, 1, rendered)
				require.Equal(t, []string{replyQueue}, w.out.topics())
				require.Equal(t, 0, w.meter.got("retried"))
				require.Equal(t, 20, w.meter.got("held "+heldReason(away)))
				require.LessOrEqual(t, time.Since(start), 20*maxPause)
				require.GreaterOrEqual(t, time.Since(start), 14*maxPause/2, "the pauses grew")
			})
		})
	}
}

func TestTheHardStopEndsAHold(t *testing.T) {
	for _, topic := range []string{replyQueue, poisonQueue} {
		t.Run(topic, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				hard, stop := context.WithTimeout(t.Context(), time.Minute)
				defer stop()
				w := newWorker(renders("%PDF"))
				body := `{"title":"T"}`
				if topic == poisonQueue {
					body = "{"
				}
				w.out.fail = failing(topic, 1000, messages.ErrUnavailable)
				msg := command(body)
				msg.SetContext(hard)
				err := w.handle(msg)
				require.ErrorIs(t, err, context.Canceled)
				require.Empty(t, w.out.topics())
				require.Equal(t, 0, w.meter.got("poisoned permanent"))
			})
		})
	}
}

func TestPoisoningHoldsUntilTheMessageIsKept(t *testing.T) {
	for _, err := range []error{messages.ErrUnavailable, messages.ErrUncertain, messages.ErrQueueFull, messages.ErrUnroutable, errors.New("odd")} {
		t.Run(err.Error(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWorker(renders("%PDF"))
				times := 3
				if heldReason(err) == "other" {
					times += int(beginning) // smaller forms are tried at once
				}
				w.out.fail = failing(poisonQueue, times, err)
				require.NoError(t, w.handle(command("{")))
				require.Equal(t, []string{poisonQueue, replyQueue}, w.out.topics())
				require.Equal(t, 3, w.meter.got("held "+heldReason(err)))
				require.Equal(t, 1, w.meter.got("poisoned permanent"))
			})
		})
	}
}

func TestAnUnroutableReplyIsCountedAndDropped(t *testing.T) {
	for name, body := range map[string]string{"success": `{"title":"T"}`, "failure": "{"} {
		t.Run(name, func(t *testing.T) {
			w := newWorker(renders("%PDF"))
			w.out.fail = failing(replyQueue, 1000, messages.ErrUnroutable)
			require.NoError(t, w.handle(command(body)), "acked")
			require.Equal(t, 1, w.meter.got("dropped unroutable"))
			require.NotContains(t, w.out.topics(), replyQueue)
		})
	}
}

// A client that never reads its bounded reply queue must not hold a worker for good.
func TestAFullReplyQueueIsGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorker(renders("%PDF"))
		w.out.fail = failing(replyQueue, 1000, messages.ErrQueueFull)
		require.NoError(t, w.handle(command(`{"title":"T"}`)))
		require.Equal(t, 1, w.meter.got("dropped unroutable"))
	})
}

func TestAReplyThatCantBeSentPoisonsTheCommand(t *testing.T) {
	w := newWorker(renders("%PDF"))
	w.out.fail = failing(replyQueue, 1, errors.New("message too large"))
	require.NoError(t, w.handle(command(`{"title":"T"}`)))
	require.Equal(t, []string{poisonQueue, replyQueue}, w.out.topics())
	require.Equal(t, 0, w.meter.got("retried"))
	require.Contains(t, w.out.sent[0].msg.Metadata.Get(headerReason), "message too large")
}

// A broker may deliver what may not be published: the worker must not stand before such a message for ever.
func TestAMessageTooLargeForThePoisonQueueIsKeptInPart(t *testing.T) {
	tooLarge := errors.New("too large")
	for name, row := range map[string]struct {
		fits    func(m *message.Message) bool
		headers bool
		bytes   int
	}{
		"its headers": {func(m *message.Message) bool { return m.Metadata[messages.HeaderPrefix+"x-big"] == "" }, false, 3 << 20},
		"its body":    {func(m *message.Message) bool { return len(m.Payload) < 2<<20 }, false, keptOfBody},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorker(renders("%PDF"))
			var dead *message.Message
			handle := Poison(PoisonConfig{PoisonQueue: poisonQueue, Metrics: w.meter, Log: zap.NewNop(),
				Publisher: fakePublisher{func(_ string, m *message.Message) error {
					if !row.fits(m) {
						return tooLarge
					}
					dead = m
					return nil
				}}})(RenderReport(fakeRenderer{renders("%PDF")}, readTitle, w.meter))
			_, err := handle(replyMessage(strings.Repeat("x", 3<<20), messages.HeaderPrefix+"x-big", "big", messages.TypedHeaders, "t", headerReplays, "1"))
			require.NoError(t, err)
			require.Len(t, dead.Payload, row.bytes)
			require.Equal(t, "x-big", dead.Metadata[headerLostHeaders])
			require.NotContains(t, dead.Metadata, messages.TypedHeaders)
			require.Equal(t, "1", dead.Metadata[headerReplays])
			require.NotEmpty(t, dead.Metadata[headerPoisonID])
			require.Equal(t, row.bytes < 3<<20, dead.Metadata[headerLostBytes] == strconv.Itoa(3<<20-keptOfBody))
			require.Equal(t, 1, w.meter.got("poisoned permanent"))
		})
	}
}

func TestAMessageWithoutMetadataIsPoisonedAndTheWorkerGoesOn(t *testing.T) {
	w := newWorker(renders("%PDF"))
	require.NoError(t, w.handle(&message.Message{Payload: []byte("garbage \x00\xff")}))
	require.Equal(t, []string{poisonQueue}, w.out.topics())
	require.NoError(t, w.handle(command(`{"title":"T"}`)))
}

func TestWhatWouldBreakPublishingAgainIsKeptAsAHeader(t *testing.T) {
	w := newWorker(renders("%PDF"))
	require.NoError(t, w.handle(command("{", messages.PropertyUserID, "guest", messages.PropertyExpiration, "60000")))
	m := w.out.sent[0].msg.Metadata
	require.Equal(t, "guest", m[headerWasUserID])
	require.Equal(t, "60000", m[headerWasExpiration])
	require.NotContains(t, m, messages.PropertyUserID)
	require.NotContains(t, m, messages.PropertyExpiration, "it would take the message out of the poison queue")
}

func TestAChainWithoutOutcomeSaysSo(t *testing.T) {
	handle := Chain(RenderReport(fakeRenderer{renders("%PDF")}, readTitle, newMeter()))
	require.ErrorIs(t, handle(command(`{"title":"T"}`)), errUnpublished)
}
