package handlers

import (
	"mime"
	"net/http"
	"strings"

	"plotmill/messages"
)

// checkMedia is errMediaType unless the body is JSON in UTF-8 that nothing packed. The header is demanded: a body
// without it is as often a form or a file that was meant for something else.
func checkMedia(h http.Header) error {
	for _, coding := range h.Values("Content-Encoding") {
		if coding != "" && !strings.EqualFold(strings.TrimSpace(coding), "identity") {
			return errMediaType
		}
	}
	media, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil || media != messages.ContentTypeJSON {
		return errMediaType
	}
	if charset, ok := params["charset"]; ok && !strings.EqualFold(charset, "utf-8") {
		return errMediaType
	}
	return nil
}
