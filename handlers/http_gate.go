package handlers

import "sync"

// gate admits requests up to a number, and their bodies up to a number of bytes.
type gate struct {
	mu         sync.Mutex
	requests   int
	bytes      int64
	maxWaiting int
	maxBytes   int64
	meter      RequestMeter
}

func newGate(l Limits, meter RequestMeter) *gate {
	return &gate{maxWaiting: l.MaxWaiting, maxBytes: l.MaxInflightBytes, meter: meter}
}

// enter admits one request until leave; else errTooManyWaiting.
func (g *gate) enter() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.requests >= g.maxWaiting {
		return errTooManyWaiting
	}
	g.requests++
	g.meter.SetWaiting(g.requests)
	return nil
}

func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.requests--
	g.meter.SetWaiting(g.requests)
}

// take admits n more bytes until give; else errTooManyBytes. A body larger than the limit alone is never admitted.
func (g *gate) take(n int64) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.bytes+n > g.maxBytes {
		return errTooManyBytes
	}
	g.bytes += n
	g.meter.SetInflightBytes(g.bytes)
	return nil
}

func (g *gate) give(n int64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.bytes -= n
	g.meter.SetInflightBytes(g.bytes)
}
