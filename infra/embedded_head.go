package infra

import (
	"encoding/binary"
	"errors"
	"maps"
	"slices"

	"github.com/ThreeDotsLabs/watermill/message"
)

// A head is a message without its payload as one blob: the uuid, then key and value of each metadata entry, each
// text after its length. JSON would not do: a value may hold bytes that are no UTF-8.

func encodeHead(msg *message.Message) []byte {
	head := appendText(nil, msg.UUID)
	for _, key := range slices.Sorted(maps.Keys(msg.Metadata)) {
		head = appendText(appendText(head, key), msg.Metadata[key])
	}
	return head
}

func appendText(to []byte, text string) []byte {
	return append(binary.AppendUvarint(to, uint64(len(text))), text...)
}

// decodeHead returns a message that still lacks its payload.
func decodeHead(head []byte) (*message.Message, error) {
	uuid, head, ok := cutText(head)
	msg := message.NewMessage(uuid, nil)
	for ok && len(head) > 0 {
		var key, value string
		if key, head, ok = cutText(head); ok {
			value, head, ok = cutText(head)
		}
		msg.Metadata[key] = value
	}
	if !ok {
		return nil, errors.New("the stored head of a message is damaged")
	}
	return msg, nil
}

func cutText(from []byte) (string, []byte, bool) {
	length, n := binary.Uvarint(from)
	if n <= 0 || length > uint64(len(from)-n) {
		return "", nil, false
	}
	end := n + int(length)
	return string(from[n:end]), from[end:], true
}
