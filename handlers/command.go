package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"

	"plotmill/messages"
)

// headerTraceparent carries the W3C trace context of the request.
const headerTraceparent = messages.HeaderPrefix + "traceparent"

// newCommand is the message of a command of ours.
func newCommand(cmd messages.RenderReport, traceparent string) *message.Message {
	msg := message.NewMessage(cmd.ReportID, cmd.Spec)
	msg.Metadata = message.Metadata{
		messages.PropertyMessageID:     cmd.ReportID,
		messages.PropertyCorrelationID: cmd.CorrelationID,
		messages.PropertyReplyTo:       cmd.ReplyTo,
		messages.PropertyContentType:   messages.ContentTypeJSON,
		messages.PropertyType:          messages.TypeRenderReport,
		messages.PropertyTimestamp:     time.Now().UTC().Format(time.RFC3339),
		headerTraceparent:              traceparent,
	}
	return msg
}

// readCommand reads the command in a message, whoever sent it: a foreign one may have no more than a body. Error: a
// permanent failure, if it is no command for this worker.
func readCommand(msg *message.Message) (messages.RenderReport, error) {
	return messages.RenderReport{
		ReportID:      reportID(msg),
		CorrelationID: msg.Metadata.Get(messages.PropertyCorrelationID),
		ReplyTo:       msg.Metadata.Get(messages.PropertyReplyTo),
		Spec:          msg.Payload,
	}, checkCommand(msg)
}

func checkCommand(msg *message.Message) error {
	name := msg.Metadata.Get(messages.PropertyType)
	if name != "" && name != messages.TypeRenderReport {
		cause := fmt.Errorf("unknown message type %q: send %s, or none", shorten(name, 100), messages.TypeRenderReport)
		return permanent(unfitCommand(cause), cause)
	}
	if len(msg.Payload) == 0 {
		cause := errors.New("the message's body is empty: it must be the spec as JSON")
		return permanent(unfitCommand(cause), cause)
	}
	return nil
}

func unfitCommand(cause error) messages.Problem {
	return messages.Problem{
		Type: "/problems/unfit-command", Title: "The message is not a command",
		Status: http.StatusBadRequest, Detail: sentence(cause.Error()),
	}
}

// newerVersion says that the message is a render command of a version after this worker's.
func newerVersion(msg *message.Message) bool {
	digits, ok := strings.CutPrefix(msg.Metadata.Get(messages.PropertyType), "reports.render.v")
	if !ok || strings.HasPrefix(digits, "0") || strings.HasPrefix(digits, "+") {
		return false
	}
	version, err := strconv.ParseUint(digits, 10, 31)
	return err == nil && version > 1
}
