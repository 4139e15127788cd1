package messages

import (
	"fmt"

	"plotmill/messages/internal/jsonread"
)

// decoder reads one spec, and collects its mistakes.
type decoder struct {
	r        *jsonread.Reader
	path     []step // to the value that is being read
	mistakes mistakeList
	spent    budget
	inRow    bool // the blocks that are being read are a row's
	nested   int  // blocks in rows, of the whole report
	datasets dataSets
	scope    *dataScope // of the block or series that is being read
	scratch  []byte
}

// wrongf notes a mistake in the value at the path, or below it. The offset, that of the value in the text, puts the
// mistakes into the order of the document.
func (d *decoder) wrongf(offset int, below []step, format string, args ...any) {
	if !d.mistakes.count(offset) {
		return
	}
	pointer := appendPointer(appendPointer(nil, d.path), below)
	d.mistakes.insert(offset, Mistake{Pointer: string(pointer), Detail: fmt.Sprintf(format, args...)})
}

// wrongHeref notes a mistake in the value at the path.
func (d *decoder) wrongHeref(offset int, format string, args ...any) {
	d.wrongf(offset, nil, format, args...)
}

func (d *decoder) push(s step) { d.path = append(d.path, s) }

func (d *decoder) pop() { d.path = d.path[:len(d.path)-1] }

// expect looks at the next value and tells its offset. If it is of another kind than want it is skipped as a mistake.
func (d *decoder) expect(want jsonread.Kind) (offset int, ok bool) {
	kind := d.r.Kind()
	offset = d.r.Offset()
	if kind == want {
		return offset, true
	}
	if kind != jsonread.Invalid {
		d.wrongHeref(offset, "must be %s, not %s", kindName(want), kindName(kind))
		d.r.Skip()
	}
	return offset, false
}

func kindName(kind jsonread.Kind) string {
	switch kind {
	case jsonread.Object:
		return "an object"
	case jsonread.Array:
		return "an array"
	case jsonread.String:
		return "a string"
	case jsonread.Number:
		return "a number"
	case jsonread.Bool:
		return "true or false"
	case jsonread.Null:
		return "null"
	case jsonread.Invalid:
	}
	return "nothing"
}
