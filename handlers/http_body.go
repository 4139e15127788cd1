package handlers

import (
	"errors"
	"fmt"
	"io"
	"net/http"
)

const (
	// trustedLength is the Content-Length that gets its buffer at once; a longer one has to arrive first, so that a
	// client can't hold memory by announcing bytes that it never sends.
	trustedLength = 1 << 20
	// unknownLength is the first buffer of a body that doesn't tell its length.
	unknownLength = 64 << 10
)

// body is a request's body in memory, counted at the gate until release.
type body struct {
	bytes []byte
	held  int64
	gate  *gate
}

// readBody reads a body of at most limit bytes into a buffer of its size. Errors: errTooLarge, errTooManyBytes,
// errCutOff.
func readBody(r *http.Request, limit int64, g *gate) (*body, error) {
	if r.ContentLength > limit {
		return nil, errTooLarge
	}
	b := &body{gate: g}
	most := limit + 1 // one more byte tells that it is too large
	first := int64(unknownLength)
	if r.ContentLength >= 0 {
		most, first = r.ContentLength, min(r.ContentLength, trustedLength)
	}
	if err := b.fill(r.Body, min(first, most), most); err != nil {
		b.release()
		return nil, err
	}
	if int64(len(b.bytes)) > limit {
		b.release()
		return nil, errTooLarge
	}
	return b, nil
}

// fill reads until the end of r, or most bytes, in a buffer that starts with size bytes and doubles.
func (b *body) fill(r io.Reader, size, most int64) error {
	for {
		if err := b.grow(size); err != nil {
			return err
		}
		for len(b.bytes) < cap(b.bytes) {
			n, err := r.Read(b.bytes[len(b.bytes):cap(b.bytes)])
			b.bytes = b.bytes[:len(b.bytes)+n]
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return fmt.Errorf("%w: %w", errCutOff, err)
			}
		}
		if size >= most {
			return nil
		}
		size = min(2*size, most)
	}
}

// grow moves the bytes into a buffer of size bytes. The old buffer is counted until then, though not after.
func (b *body) grow(size int64) error {
	if err := b.gate.take(size); err != nil {
		return err
	}
	grown := make([]byte, len(b.bytes), size)
	copy(grown, b.bytes)
	b.gate.give(b.held)
	b.bytes, b.held = grown, size
	return nil
}

// release lets go of the bytes; nobody may use them afterwards. It may be called twice.
func (b *body) release() {
	b.gate.give(b.held)
	b.bytes, b.held = nil, 0
}
