package handlers

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"

	"plotmill/messages"
)

// What stands beside a message in the poison queue: headers of its own, next to all that it came with.
const (
	headerReason      = messages.HeaderPrefix + "x-plotmill-reason"
	headerClass       = messages.HeaderPrefix + "x-plotmill-class"
	headerAttempts    = messages.HeaderPrefix + "x-plotmill-attempts"
	headerFirstFailed = messages.HeaderPrefix + "x-plotmill-first-failure"
	headerLastFailed  = messages.HeaderPrefix + "x-plotmill-last-failure"
	headerQueue       = messages.HeaderPrefix + "x-plotmill-queue"
	headerReportID    = messages.HeaderPrefix + "x-plotmill-report-id"
	headerPoisonID    = messages.HeaderPrefix + "x-plotmill-poison-id"
	headerReplays     = messages.HeaderPrefix + "x-plotmill-replays" // how often it was replayed so far
)

// maxReason keeps the reason's header far from the frame size, at which a broker would cut the connection.
const maxReason = 2 << 10

// poisoned is the copy of a message for the poison queue.
func (c PoisonConfig) poisoned(msg *message.Message, r *run, form form) *message.Message {
	dead := publishable(msg)
	form.cut(dead)
	rename(dead.Metadata, messages.PropertyExpiration, headerWasExpiration)
	for key, value := range map[string]string{
		headerReason:      reason(r.failure),
		headerClass:       string(r.failure.class),
		headerAttempts:    strconv.Itoa(r.attempts),
		headerFirstFailed: r.firstFailed.UTC().Format(time.RFC3339Nano),
		headerLastFailed:  r.lastFailed.UTC().Format(time.RFC3339Nano),
		headerQueue:       cmp.Or(msg.Metadata.Get(messages.DeliveryQueue), c.CommandQueue),
		headerReportID:    r.report(msg),
		headerPoisonID:    r.poisonID,
	} {
		dead.Metadata.Set(key, value)
	}
	return dead
}

// reason is one line of valid UTF-8, at most maxReason bytes.
func reason(f *failure) string {
	line := strings.Join(strings.Fields(strings.ToValidUTF8(f.Error(), "\uFFFD")), " ")
	return shorten(line, maxReason)
}

// replays is how often the message was replayed before; what is no number counts as never.
func replays(msg *message.Message) int {
	n, err := strconv.Atoi(msg.Metadata.Get(headerReplays))
	if err != nil || n < 0 {
		return 0
	}
	return n
}
