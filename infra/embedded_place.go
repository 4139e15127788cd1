package infra

import (
	"container/heap"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
)

// place is a message's place in a queue, as memory knows it.
type place struct {
	id         int64
	deliveries int // begun so far
	size       int64
	due        time.Time
	message    *message.Message // nil: only in the file
}

// delayed holds the places whose pause is not over; the next one is first.
type delayed []*place

func (d *delayed) Len() int           { return len(*d) }
func (d *delayed) Less(i, j int) bool { return (*d)[i].due.Before((*d)[j].due) }
func (d *delayed) Swap(i, j int)      { (*d)[i], (*d)[j] = (*d)[j], (*d)[i] }
func (d *delayed) Push(p any)         { *d = append(*d, p.(*place)) }

func (d *delayed) Pop() any {
	last := len(*d) - 1
	p := (*d)[last]
	(*d)[last] = nil
	*d = (*d)[:last]
	return p
}

// over takes the next place if its pause is over at now.
func (d *delayed) over(now time.Time) *place {
	if len(*d) == 0 || (*d)[0].due.After(now) {
		return nil
	}
	return heap.Pop(d).(*place)
}
