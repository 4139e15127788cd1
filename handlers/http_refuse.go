package handlers

import (
	"encoding/json"
	"io"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"plotmill/messages"
)

// statusGone is logged and counted for a client that went away before its answer; nobody receives it.
const statusGone = 499

// maxDiscard is how much of an unread body is still read away before a refusal.
const maxDiscard = 64 << 20

// refuse answers with the problem of an error, and keeps the error for the request's log line.
func refuse(c *gin.Context, err error) {
	_ = c.Error(err)
	if c.Request.Context().Err() != nil {
		gone(c)
		return
	}
	discardBody(c.Request)
	p := problemOf(err)
	if p.Status == http.StatusServiceUnavailable {
		c.Writer.Header().Set("Retry-After", strconv.Itoa(retryAfter))
	}
	p.ReportID = notedReport(c)
	answerProblem(c, p)
}

func gone(c *gin.Context) { c.AbortWithStatus(statusGone) }

func answerProblem(c *gin.Context, p messages.Problem) {
	p.Instance = c.Request.URL.Path
	data, err := json.Marshal(p)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	c.Writer.Header().Set("Cache-Control", "no-store")
	c.Abort()
	send(c, p.Status, messages.ContentTypeProblem, data)
}

// discardBody reads away what is left of the body: a client that still sends would have its connection reset before
// it read the answer. One that asked first, with Expect, has not sent anything.
func discardBody(r *http.Request) {
	if r.Header.Get("Expect") != "" || r.ContentLength > maxDiscard {
		return
	}
	_, _ = io.CopyN(io.Discard, r.Body, maxDiscard)
}
