package load

import (
	"fmt"
	"strconv"
	"sync"
	"time"
)

// tally counts ends and answers while a run goes on.
type tally struct {
	mu       sync.Mutex
	ends     map[End]int
	statuses map[string]int
	taken    []time.Duration
	sent     int64
	received int64
	wrong    []string
}

// maxWrong is how many of the things that went wrong are told.
const maxWrong = 5

func newTally(requests int) *tally {
	return &tally{ends: map[End]int{}, statuses: map[string]int{}, taken: make([]time.Duration, 0, requests)}
}

// answer counts one answer, or none (status 0), to a body of sent bytes.
func (t *tally) answer(status, sent, received int) {
	name := "none"
	if status != 0 {
		name = strconv.Itoa(status)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.statuses[name]++
	t.sent += int64(sent)
	t.received += int64(received)
}

// end counts the end of a request that took so long.
func (t *tally) end(end End, took time.Duration, token string, err error) (answered int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ends[end]++
	if end == Delivered {
		t.taken = append(t.taken, took)
	}
	if err != nil && len(t.wrong) < maxWrong {
		t.wrong = append(t.wrong, fmt.Sprintf("%s %s: %v", token, end, err))
	}
	for _, n := range t.ends {
		answered += n
	}
	return answered
}
