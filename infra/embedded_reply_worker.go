package infra

import (
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
)

// serveReplies is one pair of hands of a subscription to the replies.
func (e *Embedded) serveReplies(sub *embeddedSubscription) {
	for sub.open() {
		select {
		case msg := <-e.replies.handed:
			e.handReply(sub, msg)
		case <-sub.intake.Done():
		}
	}
}

// handReply hands a reply over until it is acked or the intake ends: with it ends the process that asked.
func (e *Embedded) handReply(sub *embeddedSubscription, msg *message.Message) {
	for earlier := 0; sub.hand(msg, earlier) == nacked; earlier++ {
		msg = msg.Copy() // one that was nacked can't be acked
		select {
		case <-time.After(e.config.pause(earlier + 1)):
		case <-sub.intake.Done():
			return
		}
	}
}
