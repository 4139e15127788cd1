package handlers

import (
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

	"plotmill/messages"
)

// Class says what kind of failure it was.
type Class string

// The classes of failure. Only permanent ones are not tried again: a panic or a time-out may be deterministic, but
// it may as well come from a neighbour that took the memory or the cores, and a few attempts are cheap.
const (
	ClassPermanent Class = "permanent"
	ClassTimeout   Class = "timeout"
	ClassPanic     Class = "panic"
	ClassRender    Class = "render"
)

// failure is why an attempt failed: a class, what the client is told, and for the log the cause and the stack.
type failure struct {
	class   Class
	problem messages.Problem
	cause   error
	stack   []byte // of a panic
}

// Error is short enough for a header once it was cut with shorten; it never holds the stack.
func (f *failure) Error() string { return fmt.Sprintf("%s: %v", f.class, f.cause) }

func (f *failure) Unwrap() error { return f.cause }

// failureOf is the failure inside err; an error that nobody classified is the renderer's.
func failureOf(err error) *failure {
	var f *failure
	if errors.As(err, &f) {
		return f
	}
	return &failure{class: ClassRender, cause: err, problem: problemRenderFailed("The report could not be rendered.")}
}

// permanent is a failure that no other attempt can mend.
func permanent(p messages.Problem, cause error) error {
	return &failure{class: ClassPermanent, cause: cause, problem: p}
}

// interrupted is the error of a message whose context ended: it goes back to its queue and is no failure. It is a
// context.Canceled, which the router doesn't log as an error.
func interrupted(during string, last error) error {
	if last == nil {
		return fmt.Errorf("interrupted while %s: %w", during, context.Canceled)
	}
	return fmt.Errorf("interrupted while %s: %w (last error: %w)", during, context.Canceled, last)
}

// shorten cuts s to at most size bytes, at the border of a character.
func shorten(s string, size int) string {
	if len(s) <= size {
		return s
	}
	for size > 0 && !utf8.RuneStart(s[size]) {
		size--
	}
	return s[:size]
}
