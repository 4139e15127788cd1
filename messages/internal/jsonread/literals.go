package jsonread

import "bytes"

// Bool reads the true or false that Kind told of.
func (r *Reader) Bool() bool {
	if r.fault == nil && r.starts("true") {
		r.literal("true")
		return true
	}
	r.literal("false")
	return false
}

// Null reads the null that Kind told of.
func (r *Reader) Null() { r.literal("null") }

func (r *Reader) literal(word string) {
	if r.fault != nil {
		return
	}
	if !r.starts(word) {
		r.failValue()
		return
	}
	r.pos += len(word)
}

func (r *Reader) starts(word string) bool {
	return bytes.HasPrefix(r.data[r.pos:], []byte(word))
}
