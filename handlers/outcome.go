package handlers

import (
	"fmt"

	"github.com/ThreeDotsLabs/watermill/message"

	"plotmill/messages"
)

// Outcome publishes the success reply to the command's reply_to. It stands outside the retries, so there is one
// reply however many attempts there were, and publishing it spends none.
func Outcome(publisher message.Publisher, meter OutcomeMeter) message.HandlerMiddleware {
	return func(h message.HandlerFunc) message.HandlerFunc {
		return func(msg *message.Message) ([]*message.Message, error) {
			ctx := msg.Context()
			replies, err := h(msg)
			if err != nil {
				return nil, err
			}
			for _, reply := range replies {
				to := msg.Metadata.Get(messages.PropertyReplyTo)
				if err := sendReply(ctx, publisher, meter, to, reply); err != nil {
					return nil, unsendable(err)
				}
			}
			runOf(msg).outcome = "done"
			return nil, nil
		}
	}
}

// unsendable is the failure of a report whose reply can't be sent. An interruption is one too, but the poison
// middleware sees by the context that it was no fault of the message.
func unsendable(err error) error {
	return permanent(problemRenderFailed("The report was rendered, but its reply can't be sent."),
		fmt.Errorf("the reply can't be sent: %w", err))
}
