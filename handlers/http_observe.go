package handlers

import (
	"cmp"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// What a request's handlers note for its log line and its command.
const (
	keyReport = "report_id"
	keyTrace  = "traceparent"
)

func noteReport(c *gin.Context, id string) { c.Set(keyReport, id) }
func notedReport(c *gin.Context) string    { return c.GetString(keyReport) }
func traceparent(c *gin.Context) string    { return c.GetString(keyTrace) }

// observe counts each request and writes one line when it ends. It keeps little on its stack while the request waits.
func (a *api) observe(c *gin.Context) {
	start := time.Now()
	c.Set(keyTrace, traceparentOr(c.GetHeader("Traceparent")))
	c.Next()
	a.ended(c, time.Since(start))
}

func (a *api) ended(c *gin.Context, d time.Duration) {
	route, status := cmp.Or(c.FullPath(), "none"), c.Writer.Status()
	a.Metrics.ObserveRequest(route, knownMethod(c.Request.Method), status, d)
	entry := a.Log.Check(loudness(route, status), "request")
	if entry == nil {
		return
	}
	fields := []zap.Field{
		zap.String("method", c.Request.Method), zap.String("route", route), zap.Int("status", status),
		zap.Duration("duration", d), zap.Int("bytes", max(c.Writer.Size(), 0)),
		zap.String("report_id", notedReport(c)), zap.String("trace_id", traceID(traceparent(c))),
	}
	if err := c.Errors.Last(); err != nil {
		fields = append(fields, zap.Error(err.Err))
	}
	entry.Write(fields...)
}

func loudness(route string, status int) zapcore.Level {
	switch {
	case route == "/healthz", route == "/readyz", route == "/metrics": // asked for every few seconds
		return zapcore.DebugLevel
	case status >= http.StatusInternalServerError:
		return zapcore.WarnLevel
	default:
		return zapcore.InfoLevel
	}
}

// knownMethod keeps a client from making a time series of each word it sends.
func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return method
	default:
		return "other"
	}
}
