package handlers

// ending says how a request stopped waiting.
type ending uint8

const (
	answered ending = iota + 1
	left
)

// endings remembers how the last ids ended, in a ring: the oldest is forgotten first. Not safe for concurrent use.
type endings struct {
	how  map[string]ending
	ring []string
	next int
	size int
}

func newEndings(size int) *endings {
	return &endings{how: map[string]ending{}, size: max(size, 1)}
}

func (e *endings) knows(id string) bool { return e.how[id] != 0 }

// add remembers an id that is not known yet.
func (e *endings) add(id string, how ending) {
	e.how[id] = how
	if len(e.ring) < e.size {
		e.ring = append(e.ring, id)
		return
	}
	delete(e.how, e.ring[e.next])
	e.ring[e.next] = id
	e.next = (e.next + 1) % e.size
}

// repeat says what a reply is whose id nobody waits for; the first one for an id that left is late, the next ones
// are duplicates.
func (e *endings) repeat(id string) Verdict {
	switch e.how[id] {
	case answered:
		return Duplicate
	case left:
		e.how[id] = answered
		return Late
	default:
		return Unknown
	}
}
