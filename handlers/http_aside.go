package handlers

import "runtime/debug"

// brokeOff is a panic of a function that ran aside, with the stack it had there.
type brokeOff struct {
	value any
	stack []byte
}

// aside runs f on a goroutine of its own, waits for it, and panics as it did. What f needs of stack goes with it: a
// stack that grew to read a spec would stay large for as long as the request waits, and thousands wait.
func aside(f func()) {
	ended := make(chan *brokeOff)
	go func() {
		var broke *brokeOff
		defer func() {
			if v := recover(); v != nil {
				broke = &brokeOff{value: v, stack: debug.Stack()}
			}
			ended <- broke
		}()
		f()
	}()
	if broke := <-ended; broke != nil {
		panic(broke)
	}
}
