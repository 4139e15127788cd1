package load

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Result is what a run came to. Times are in milliseconds, of the last try of each delivered request.
type Result struct {
	Requests int            `json:"requests"`
	AtOnce   int            `json:"at_once"`
	Seconds  float64        `json:"seconds"`
	Rate     float64        `json:"rate"` // delivered a second
	P50      float64        `json:"p50_ms"`
	P90      float64        `json:"p90_ms"`
	P99      float64        `json:"p99_ms"`
	Max      float64        `json:"max_ms"`
	Ends     map[End]int    `json:"ends"`
	Statuses map[string]int `json:"statuses"` // of every answer, also of those asked again after a 503; "none": no answer
	Sent     int64          `json:"sent_bytes"`
	Received int64          `json:"received_bytes"`
	Wrong    []string       `json:"wrong,omitempty"` // the first things that went wrong
}

func (t *tally) result(o Options, took time.Duration) Result {
	slices.Sort(t.taken)
	return Result{
		Requests: o.Requests, AtOnce: o.AtOnce, Seconds: took.Seconds(),
		Rate: float64(len(t.taken)) / took.Seconds(),
		P50:  t.quantile(0.50), P90: t.quantile(0.90), P99: t.quantile(0.99), Max: t.quantile(1),
		Ends: t.ends, Statuses: t.statuses, Sent: t.sent, Received: t.received, Wrong: t.wrong,
	}
}

// quantile is the smallest time that at least the share q of the sorted times does not exceed, in ms.
func (t *tally) quantile(q float64) float64 {
	if len(t.taken) == 0 {
		return 0
	}
	i := int(q*float64(len(t.taken))+0.999999) - 1
	return float64(t.taken[max(0, min(i, len(t.taken)-1))]) / float64(time.Millisecond)
}

// Clean says that nothing was lost, swapped, hung or left.
func (r Result) Clean() bool {
	return r.Ends[Lost]+r.Ends[Swapped]+r.Ends[Hung]+r.Ends[Unsent] == 0
}

// String is one line for people.
func (r Result) String() string {
	return fmt.Sprintf("n=%d at once=%d %.1fs  %.1f/s  p50 %.1f ms  p90 %.1f  p99 %.1f  max %.1f  %s · statuses %s",
		r.Requests, r.AtOnce, r.Seconds, r.Rate, r.P50, r.P90, r.P99, r.Max, counts(r.Ends), counts(r.Statuses))
}

func counts[K ~string](m map[K]int) string {
	var parts []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		parts = append(parts, fmt.Sprintf("%s=%d", k, m[k]))
	}
	return strings.Join(parts, " ")
}

// JSON is the result on one line for programs.
func (r Result) JSON() ([]byte, error) { return json.Marshal(r) }
