package load

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"plotmill/bench/internal/client"
	"plotmill/bench/internal/spec"
)

// Run posts all requests and returns when each has its end. When ctx ends, what has no answer yet counts as unsent.
func Run(ctx context.Context, o Options) (Result, error) {
	if err := o.check(); err != nil {
		return Result{}, err
	}
	var next atomic.Int64
	var users sync.WaitGroup
	count := newTally(o.Requests)
	start := time.Now()
	for user := range o.AtOnce {
		users.Go(func() {
			conn := client.New(o.Targets[user%len(o.Targets)], o.Limit)
			defer conn.Close()
			sleep(ctx, o.Ramp*time.Duration(user)/time.Duration(o.AtOnce))
			for i := int(next.Add(1)) - 1; i < o.Requests; i = int(next.Add(1)) - 1 {
				o.request(ctx, conn, count, i)
			}
		})
	}
	users.Wait()
	return count.result(o, time.Since(start)), nil
}

// request posts request i until it has its end.
func (o Options) request(ctx context.Context, conn *client.Conn, count *tally, i int) {
	template, token := o.Specs[i%len(o.Specs)], spec.Token(o.Run, i)
	patience := time.Now().Add(o.Patience)
	for {
		sent := time.Now()
		answer, err := conn.Post(ctx, template, token)
		took := time.Since(sent)
		count.answer(answer.Status, template.Len(), len(answer.Body))
		end, err := o.judge(ctx, i, token, answer, err)
		if end == Refused && time.Now().Before(patience) && pause(ctx, answer.Header) {
			continue
		}
		answered := count.end(end, took, token, err)
		if o.Progress != nil {
			o.Progress(answered)
		}
		return
	}
}

// pause waits as long as the server asks, at most two seconds; false if the run is over.
func pause(ctx context.Context, h http.Header) bool {
	seconds, err := strconv.Atoi(h.Get("Retry-After"))
	if err != nil || seconds < 0 {
		seconds = 1
	}
	return sleep(ctx, min(time.Duration(seconds)*time.Second, 2*time.Second))
}

// sleep is false if ctx ended first.
func sleep(ctx context.Context, d time.Duration) bool {
	over := time.NewTimer(d)
	defer over.Stop()
	select {
	case <-over.C:
		return true
	case <-ctx.Done():
		return false
	}
}
