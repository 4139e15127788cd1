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

// handReply hands a reply over until it is acked, or is nacked when the intake has ended: with it ends the process that
// asked. The end of the intake does not stop the first time: whoever published the reply was told that it is on its way.
func (e *Embedded) handReply(sub *embeddedSubscription, msg *message.Message) {
	taken := &embeddedSubscription{queue: sub.queue, out: sub.out, intake: sub.hard, hard: sub.hard}
	for earlier := 0; taken.hand(msg, earlier) == nacked; earlier++ {
		msg = msg.Copy() // one that was nacked can't be acked
		select {
		case <-time.After(e.config.pause(earlier + 1)):
		case <-sub.intake.Done():
			return
		}
	}
}
