package messages

import "errors"

// How a publish can fail, the same on every transport. None of them is a fault of the message.
var (
	// ErrUnavailable: the broker or the store is away or blocked. The message was not taken; try again later.
	ErrUnavailable = errors.New("the message transport is not available")
	// ErrUnroutable: no queue has the address. The message was not taken; trying again won't help.
	ErrUnroutable = errors.New("no such queue")
	// ErrQueueFull: the queue is at its limit and refused the message; try again later.
	ErrQueueFull = errors.New("the queue is full")
	// ErrUncertain: the connection was lost, or time ran out, before the transport confirmed. The message may or
	// may not have been taken.
	ErrUncertain = errors.New("the message was sent, but not confirmed")
)
