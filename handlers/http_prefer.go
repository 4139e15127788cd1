package handlers

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// preference is what a request asked for with Prefer (RFC 7240), as far as it is known here and well formed.
type preference struct {
	async bool // respond-async
	waits bool // wait=N was given
	wait  time.Duration
}

// readPreference takes the first well-formed occurrence of each preference and ignores everything else. A wait over
// longest is longest.
func readPreference(h http.Header, longest time.Duration) preference {
	var p preference
	for _, one := range splitList(strings.Join(h.Values("Prefer"), ",")) {
		name, value, hasValue := cutPreference(one)
		switch {
		case strings.EqualFold(name, "respond-async") && !hasValue:
			p.async = true
		case strings.EqualFold(name, "wait") && !p.waits:
			p.wait, p.waits = readWait(value, longest)
		}
	}
	return p
}

// duration is how long to wait; usual is the service's own.
func (p preference) duration(usual time.Duration) time.Duration {
	switch {
	case p.waits:
		return p.wait
	case p.async:
		return 0
	default:
		return usual
	}
}

// applied is the value of Preference-Applied for an answer that came within the wait, or after it (pending).
func (p preference) applied(pending bool) string {
	var parts []string
	if p.async && pending {
		parts = append(parts, "respond-async")
	}
	if p.waits {
		parts = append(parts, "wait="+strconv.Itoa(int(p.wait/time.Second)))
	}
	return strings.Join(parts, ", ")
}

// readWait reads delta-seconds: digits and nothing else. A number too large for anything is longest.
func readWait(value string, longest time.Duration) (time.Duration, bool) {
	if value == "" || strings.Trim(value, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseUint(value, 10, 32)
	if err != nil || n > uint64(longest/time.Second) {
		return longest, true
	}
	return time.Duration(n) * time.Second, true
}
