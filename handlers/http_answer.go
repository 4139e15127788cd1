package handlers

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"plotmill/messages"
)

// retryAfter is when a pending report is worth another look, and a refused request another try, in seconds.
const retryAfter = 1

// Accepted is the body of 202.
type Accepted struct {
	ID    string `json:"id"`
	State string `json:"state"` // queued
	Links Links  `json:"links"`
}

// Links are the addresses of a report.
type Links struct {
	Self string `json:"self"`
	PDF  string `json:"pdf"`
}

func (o *order) location() string { return "/v1/reports/" + o.id }

// answerRendered is 200 with the PDF.
func answerRendered(c *gin.Context, o *order, r *messages.ReportRendered) {
	h := c.Writer.Header()
	o.headers(h, false)
	h.Set("Etag", etag(r.PDF))
	h.Set("Content-Disposition", disposition(o.title))
	h.Set("Cache-Control", "private, no-store")
	send(c, http.StatusOK, messages.ContentTypePDF, r.PDF)
}

// answerPending is 202: not done within the wait. To a client that went away it says nothing.
func answerPending(c *gin.Context, o *order) {
	if c.Request.Context().Err() != nil {
		gone(c)
		return
	}
	h := c.Writer.Header()
	o.headers(h, true)
	h.Set("Retry-After", strconv.Itoa(retryAfter))
	answerJSON(c, http.StatusAccepted, Accepted{
		ID: o.id, State: "queued", Links: Links{Self: o.location(), PDF: o.location() + "/pdf"},
	})
}

// answerFailed passes the worker's problem on: 422 if the spec is to blame, else 500.
func answerFailed(c *gin.Context, o *order, p messages.Problem) {
	o.headers(c.Writer.Header(), false)
	c.Writer.Header().Del("Location")
	if p.Status != http.StatusUnprocessableEntity {
		p.Status = http.StatusInternalServerError
	}
	p.ReportID = o.id
	answerProblem(c, p)
}

func (o *order) headers(h http.Header, pending bool) {
	h.Set("Report-Id", o.id)
	h.Set("Location", o.location())
	if applied := o.prefer.applied(pending); applied != "" {
		h.Set("Preference-Applied", applied)
	}
}

// etag is strong: the same bytes, and only they, have it.
func etag(pdf []byte) string {
	sum := sha256.Sum256(pdf)
	return `"` + hex.EncodeToString(sum[:16]) + `"`
}

func answerJSON(c *gin.Context, status int, v any) {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // what is answered here are plain structs
	}
	c.Writer.Header().Set("Cache-Control", "no-store")
	send(c, status, messages.ContentTypeJSON, data)
}

func send(c *gin.Context, status int, contentType string, data []byte) {
	c.Writer.Header().Set("Content-Length", strconv.Itoa(len(data)))
	c.Data(status, contentType, data)
}
