package messages

import (
	"strconv"
	"strings"
)

// step leads from a value to one inside it: by field name, or by index if that is not negative.
type step struct {
	name  string
	index int
}

func field(name string) step { return step{name: name, index: -1} }

func item(index int) step { return step{index: index} }

// appendPointer writes the steps as a JSON pointer (RFC 6901).
func appendPointer(pointer []byte, steps []step) []byte {
	for _, s := range steps {
		pointer = append(pointer, '/')
		if s.index >= 0 {
			pointer = strconv.AppendInt(pointer, int64(s.index), 10)
			continue
		}
		pointer = append(pointer, strings.ReplaceAll(strings.ReplaceAll(s.name, "~", "~0"), "/", "~1")...)
	}
	return pointer
}
