package handlers

import (
	"errors"

	"github.com/ThreeDotsLabs/watermill/message"
)

// errUnpublished means that the chain lacks the middleware that publishes what the handler returns.
var errUnpublished = errors.New("the handler returned a reply that nothing published; put Outcome into the chain")

// Chain puts middlewares around a handler, the first one outermost, for a router's AddConsumerHandler. The chain
// publishes by itself: what the router publishes for a handler goes to one fixed topic, a reply goes to its reply_to.
func Chain(h message.HandlerFunc, outermostFirst ...message.HandlerMiddleware) message.NoPublishHandlerFunc {
	for i := len(outermostFirst) - 1; i >= 0; i-- {
		h = outermostFirst[i](h)
	}
	return func(msg *message.Message) error {
		unpublished, err := h(msg)
		if err == nil && len(unpublished) > 0 {
			return errUnpublished
		}
		return err
	}
}
