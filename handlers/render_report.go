package handlers

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"

	"plotmill/messages"
)

// Renderer makes the PDF of a report. An error is worth another attempt; it minds the end of ctx.
type Renderer interface {
	Render(ctx context.Context, r *messages.Report) (*messages.ReportRendered, error)
}

// maxReply is what fits into one message of a broker that takes 16 MiB, with room for the properties.
const maxReply = 16<<20 - 64<<10

// RenderReport reacts to a command: it reads the spec, renders it, and returns the reply for Outcome to publish. read
// is [messages.ReadReport].
func RenderReport(renderer Renderer, read func([]byte) (*messages.Report, error), meter RenderMeter) message.HandlerFunc {
	return func(msg *message.Message) ([]*message.Message, error) {
		cmd, err := readCommand(msg)
		if err != nil {
			return nil, err
		}
		report, err := read(cmd.Spec)
		if err != nil {
			return nil, permanent(problemOf(err), err)
		}
		start, outcome := time.Now(), "failed"
		defer func() { meter.ObserveRender(outcome, time.Since(start)) }()
		rendered, err := renderer.Render(msg.Context(), report)
		if err != nil {
			return nil, fmt.Errorf("rendering: %w", err)
		}
		if len(rendered.PDF) > maxReply {
			return nil, tooLargeToSend(len(rendered.PDF))
		}
		outcome = "done"
		runOf(msg).warnings = rendered.Warnings
		reply := newReply(msg, cmd.ReportID, messages.TypeReportRendered, messages.ContentTypePDF, rendered.PDF)
		reply.Metadata.Set(headerPages, strconv.Itoa(rendered.Pages))
		return []*message.Message{reply}, nil
	}
}

func tooLargeToSend(size int) error {
	cause := fmt.Errorf("the PDF has %d bytes, a reply at most %d: use fewer points or split the report", size, maxReply)
	return permanent(problemRenderFailed(sentence(cause.Error())), cause)
}
