package handlers

import (
	"fmt"
	"runtime/debug"

	"github.com/ThreeDotsLabs/watermill/message"
)

// Recover makes a panic a failed attempt. The error is short; the stack stands apart, for the log.
func Recover() message.HandlerMiddleware {
	return func(h message.HandlerFunc) message.HandlerFunc {
		return func(msg *message.Message) (replies []*message.Message, err error) {
			defer func() {
				if v := recover(); v != nil {
					replies, err = nil, &failure{
						class: ClassPanic, cause: fmt.Errorf("panic: %s", shorten(fmt.Sprint(v), 500)),
						stack: debug.Stack(), problem: problemRenderFailed("Rendering broke off unexpectedly."),
					}
				}
			}()
			return h(msg)
		}
	}
}
