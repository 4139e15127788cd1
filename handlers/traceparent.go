package handlers

import (
	"crypto/rand"
	"encoding/hex"
	"regexp"
)

// A traceparent of W3C Trace Context, version 00: version, trace id, parent id, flags.
var traceparentForm = regexp.MustCompile(`^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$`)

const (
	noTrace = "00000000000000000000000000000000"
	noSpan  = "0000000000000000"
)

// traceparentOr keeps a valid traceparent and makes a new one, unsampled, in place of anything else.
func traceparentOr(given string) string {
	if traceID(given) != "" {
		return given
	}
	var random [24]byte
	_, _ = rand.Read(random[:]) // never fails
	return "00-" + hex.EncodeToString(random[:16]) + "-" + hex.EncodeToString(random[16:]) + "-00"
}

// traceID is the trace id in a traceparent, "" if it is not valid.
func traceID(traceparent string) string {
	if !traceparentForm.MatchString(traceparent) || traceparent[3:35] == noTrace || traceparent[36:52] == noSpan {
		return ""
	}
	return traceparent[3:35]
}
