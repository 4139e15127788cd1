package handlers

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/ThreeDotsLabs/watermill/message"
	"go.uber.org/zap"

	"plotmill/messages"
)

// What is noted beside a message that could not be kept whole.
const (
	headerLostHeaders = messages.HeaderPrefix + "x-plotmill-lost-headers" // their names
	headerLostBytes   = messages.HeaderPrefix + "x-plotmill-lost-bytes"   // of the end of the body
)

// keptOfBody is what is kept of a body that is too large.
const keptOfBody = 1 << 20

// form says how much of a message is kept. A broker may deliver what can't be published: more headers than fit into a
// frame together with ours, or a body from a time when the limit was higher. Keeping part of it beats standing
// before it for ever.
type form int

const (
	whole form = iota
	withoutHeaders
	beginning
)

func (f form) cut(msg *message.Message) {
	if f >= withoutHeaders {
		loseHeaders(msg.Metadata)
	}
	if lost := len(msg.Payload) - keptOfBody; f >= beginning && lost > 0 {
		msg.Metadata.Set(headerLostBytes, strconv.Itoa(lost))
		msg.Payload = msg.Payload[:keptOfBody]
	}
}

func loseHeaders(m message.Metadata) {
	var names []string
	for key := range m {
		if name, ok := strings.CutPrefix(key, messages.HeaderPrefix); ok && key != headerReplays && key != headerTraceparent {
			names = append(names, name)
			delete(m, key)
		}
	}
	delete(m, messages.TypedHeaders)
	slices.Sort(names)
	m.Set(headerLostHeaders, shorten(strings.Join(names, ", "), maxReason))
}

// bury publishes the message to the poison queue, in the fullest form that it takes. Error: of an interruption.
func (c PoisonConfig) bury(ctx context.Context, msg *message.Message, r *run) error {
	kept := whole
	return hold(ctx, "it was put into the poison queue", c.Metrics, func() error {
		for {
			err := publish(ctx, c.Publisher, c.PoisonQueue, c.poisoned(msg, r, kept))
			if err == nil || heldReason(err) != "other" || kept == beginning {
				return err
			}
			kept++
			c.Log.Warn("the poison queue can't take the message whole", zap.String("report_id", r.report(msg)), zap.Error(err))
		}
	})
}
