package handlers

import (
	"bytes"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// document serves a document that never changes while the process lives; http.ServeContent knows If-None-Match, HEAD
// and ranges.
func document(contentType string, data []byte) gin.HandlerFunc {
	tag := etag(data)
	return func(c *gin.Context) {
		h := c.Writer.Header()
		h.Set("Content-Type", contentType)
		h.Set("Etag", tag)
		h.Set("Cache-Control", "public, no-cache")
		http.ServeContent(c.Writer, c.Request, "", time.Time{}, bytes.NewReader(data))
	}
}
