package handlers

import (
	"cmp"
	"time"
)

// Limits of the HTTP side; zero is the default.
type Limits struct {
	Wait             time.Duration // how long a POST waits before 202; 10 s
	MaxWait          time.Duration // the most that a client can ask for; 60 s
	MaxBody          int64         // bytes; 16 MiB
	MaxWaiting       int           // requests at once; 10,000
	MaxInflightBytes int64         // of bodies held at once; 512 MiB
	PublishTimeout   time.Duration // until the transport confirmed; 2 s
}

func (l Limits) withDefaults() Limits {
	return Limits{
		Wait:             cmp.Or(l.Wait, 10*time.Second),
		MaxWait:          cmp.Or(l.MaxWait, time.Minute),
		MaxBody:          cmp.Or(l.MaxBody, 16<<20),
		MaxWaiting:       cmp.Or(l.MaxWaiting, 10_000),
		MaxInflightBytes: cmp.Or(l.MaxInflightBytes, 512<<20),
		PublishTimeout:   cmp.Or(l.PublishTimeout, 2*time.Second),
	}
}
