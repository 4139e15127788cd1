package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"

	"github.com/gin-gonic/gin"
	"go.uber.org/zap"
)

// recoverPanic answers a panic with 500 and logs its stack. An answer that has begun is broken off, so that nobody
// takes half of it for the whole.
func (a *api) recoverPanic(c *gin.Context) {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		if err, ok := v.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			panic(v)
		}
		stack := debug.Stack()
		if broke, ok := v.(*brokeOff); ok {
			v, stack = broke.value, broke.stack
		}
		a.Log.Error("panic in a request", zap.Any("panic", v), zap.ByteString("stack", stack))
		if c.Writer.Written() {
			panic(http.ErrAbortHandler)
		}
		refuse(c, fmt.Errorf("%w: %v", errPanic, v))
	}()
	c.Next()
}
