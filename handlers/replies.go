package handlers

import (
	"encoding/json"
	"mime"
	"net/http"
	"strconv"

	"github.com/ThreeDotsLabs/watermill/message"
	"go.uber.org/zap"

	"plotmill/messages"
)

// headerPages tells the number of pages with a PDF.
const headerPages = messages.HeaderPrefix + "x-plotmill-pages"

// Replies hands each reply to the request that waits for its correlation id. A reply that nobody waits for is
// counted and dropped. It never returns an error: a reply is never delivered twice on our wish.
func Replies(waiters *Waiters, meter DropMeter, log *zap.Logger) message.NoPublishHandlerFunc {
	return func(msg *message.Message) error {
		id := msg.Metadata.Get(messages.PropertyCorrelationID)
		verdict := Unknown
		if id != "" {
			verdict = waiters.Settle(id, readReply(msg))
		}
		if verdict != Delivered {
			meter.ReplyDropped(string(verdict))
			log.Debug("reply dropped", zap.String("reason", string(verdict)), zap.String("correlation_id", id))
		}
		return nil
	}
}

// readReply takes what is not a readable reply as a failure: no other one will come, so whoever waits should know.
func readReply(msg *message.Message) Reply {
	if msg.Metadata.Get(messages.PropertyType) == messages.TypeReportFailed {
		return readFailed(msg)
	}
	contentType := msg.Metadata.Get(messages.PropertyContentType)
	media, _, err := mime.ParseMediaType(contentType)
	switch {
	case media == messages.ContentTypeProblem:
		return readFailed(msg)
	case len(msg.Payload) == 0:
		return unreadable("its body is empty")
	case contentType == "", err == nil && (media == messages.ContentTypePDF || media == "application/octet-stream"):
		return readRendered(msg) // a foreign worker's bare body is the PDF; some AMQP clients call every body an octet stream
	default:
		return unreadable("its content type is " + strconv.Quote(shorten(contentType, 100)))
	}
}

func readRendered(msg *message.Message) Reply {
	pages, err := strconv.Atoi(msg.Metadata.Get(headerPages))
	if err != nil || pages < 0 {
		pages = 0 // only a hint, and foreign workers don't give it
	}
	return Reply{Rendered: &messages.ReportRendered{PDF: msg.Payload, Pages: pages}}
}

func readFailed(msg *message.Message) Reply {
	var p messages.Problem
	if err := json.Unmarshal(msg.Payload, &p); err != nil {
		return unreadable("its problem is not JSON")
	}
	return Reply{Failed: &messages.ReportFailed{Problem: p}}
}

func unreadable(why string) Reply {
	return Reply{Failed: &messages.ReportFailed{Problem: messages.Problem{
		Type: "/problems/unreadable-reply", Title: "The worker's reply could not be read",
		Status: http.StatusInternalServerError, Detail: "A worker answered, but " + why + ".",
	}}}
}
