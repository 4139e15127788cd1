package handlers

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"plotmill/messages"
)

// What can be wrong with a request, apart from its spec and the transport.
var (
	errMediaType      = errors.New("the body is not plain JSON")
	errTooLarge       = errors.New("the body is too large")
	errCutOff         = errors.New("the body ended early")
	errTooManyWaiting = errors.New("too many requests wait")
	errTooManyBytes   = errors.New("too many bytes of bodies are held")
	errNoRoute        = errors.New("no such address")
	errNoMethod       = errors.New("no such method")
	errPanic          = errors.New("a handler panicked")
)

// problemOf is the one table from errors to what a client is told. It says what to mend; an error that is not in it
// is ours, and its text stays in the log.
func problemOf(err error) messages.Problem {
	if mistakes, ok := errors.AsType[*messages.Mistakes](err); ok {
		return problemInvalidSpec(mistakes)
	}
	if syntax, ok := errors.AsType[*messages.SyntaxError](err); ok {
		return problem(http.StatusBadRequest, "not-json", "The body is not JSON", sentence(syntax.Error()))
	}
	for _, row := range problems() {
		if errors.Is(err, row.err) {
			return row.problem
		}
	}
	return problem(http.StatusInternalServerError, "internal", "Something broke here",
		"The request may be fine. The log of the service says more.")
}

type problemRow struct {
	err     error
	problem messages.Problem
}

func problems() []problemRow {
	const busy, away = http.StatusServiceUnavailable, http.StatusServiceUnavailable
	return []problemRow{
		{errMediaType, problem(http.StatusUnsupportedMediaType, "media-type", "The body must be plain JSON",
			"Send Content-Type: application/json, in UTF-8, without Content-Encoding.")},
		{errTooLarge, problem(http.StatusRequestEntityTooLarge, "too-large", "The body is too large",
			"Send fewer points, or split the report; http.max_body of the service sets the limit.")},
		{errCutOff, problem(http.StatusBadRequest, "cut-off", "The body ended early",
			"Send as many bytes as Content-Length says, without a long pause.")},
		{errNoRoute, problem(http.StatusNotFound, "not-found", "There is nothing at this address",
			"See /openapi.json for what there is.")},
		{errNoMethod, problem(http.StatusMethodNotAllowed, "method", "This address does not know the method",
			"The header Allow says which ones it knows.")},
		{errTooManyWaiting, problem(busy, "too-many-waiting", "Too many requests wait", "Try again later.")},
		{errTooManyBytes, problem(busy, "too-many-bytes", "Too many large requests are being read", "Try again later.")},
		{errReleased, problem(busy, "stopping", "The service is stopping", "Try again.")},
		{messages.ErrQueueFull, problem(busy, "queue-full", "The queue is full", "The report was not taken. Try again later.")},
		{messages.ErrUncertain, problem(away, "uncertain", "The report may not have been taken",
			"The queue did not confirm it in time, and it is given up. Try again.")},
		{context.DeadlineExceeded, problem(away, "uncertain", "The report may not have been taken",
			"The queue did not confirm it in time, and it is given up. Try again.")},
		{messages.ErrUnroutable, problem(away, "no-queue", "There is no queue for reports",
			"The report was not taken. The service has to be set up first.")},
		{messages.ErrUnavailable, problem(away, "unavailable", "The queue is away", "The report was not taken. Try again later.")},
	}
}

func problem(status int, kind, title, detail string) messages.Problem {
	return messages.Problem{Type: "/problems/" + kind, Title: title, Status: status, Detail: detail}
}

func problemInvalidSpec(m *messages.Mistakes) messages.Problem {
	p := problem(http.StatusUnprocessableEntity, "invalid-spec", "The spec is not valid", sentence(m.Error()))
	p.Errors, p.ErrorsTotal = m.List, m.Total
	return p
}

func problemRenderFailed(detail string) messages.Problem {
	return problem(http.StatusInternalServerError, "render-failed", "The report could not be rendered", detail)
}

// sentence makes an error's text one.
func sentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(first)) + s[size:]
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}
