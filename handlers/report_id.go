package handlers

import (
	"crypto/sha256"
	"encoding/binary"

	"github.com/ThreeDotsLabs/watermill/message"

	"plotmill/messages"
)

// reportID is the report that a command makes: its message id if that is one of ours, else an id derived from its
// properties and body, so that every delivery of a foreign command, here or elsewhere, names the same report.
func reportID(msg *message.Message) string { return runOf(msg).report(msg) }

// report is the message's reportID, worked out once.
func (r *run) report(msg *message.Message) string {
	if r.reportID == "" {
		r.reportID = msg.Metadata.Get(messages.PropertyMessageID)
		if !messages.IsID(r.reportID) {
			r.reportID = messages.DerivedID(digest(msg))
		}
	}
	return r.reportID
}

// digest covers what the sender gave. Each part goes in with its length, so that no two commands look alike.
func digest(msg *message.Message) []byte {
	sum := sha256.New()
	for _, part := range []string{
		msg.Metadata.Get(messages.PropertyMessageID), msg.Metadata.Get(messages.PropertyCorrelationID),
		msg.Metadata.Get(messages.PropertyReplyTo), msg.Metadata.Get(messages.PropertyAppID),
		msg.Metadata.Get(messages.PropertyTimestamp),
	} {
		_ = binary.Write(sum, binary.BigEndian, uint64(len(part)))
		_, _ = sum.Write([]byte(part))
	}
	_, _ = sum.Write(msg.Payload)
	return sum.Sum(nil)
}
