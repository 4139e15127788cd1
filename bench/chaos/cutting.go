package main

import (
	"sync"

	"plotmill/bench/internal/cutter"
)

// cutting cuts the wire a number of times, evenly over the requests of a run.
type cutting struct {
	wire     *cutter.Cutter
	requests int
	times    int

	mu    sync.Mutex
	done  int
	conns int // how many connections all cuts have reset
}

// progress is told how many requests have their end, and cuts when it is time to.
func (c *cutting) progress(answered int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done < c.times && answered*(c.times+1) >= (c.done+1)*c.requests {
		c.done++
		c.conns += c.wire.Cut()
	}
}
