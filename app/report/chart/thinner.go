package chart

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// columnWidth is as fine as paper shows: 300 columns an inch.
const columnWidth = 0.24

// thinner leaves out the points of a line that cannot be seen: of all that follow one another in a column it keeps
// the first, the lowest, the highest and the last. Fewer points than fill the columns it keeps all.
type thinner struct {
	kept   []vg.Point
	thins  bool
	column int
	count  int // points in the column so far

	first, low, high, last vg.Point
	lowAt, highAt          int
}

func newThinner(memory []vg.Point, width vg.Length, points int) *thinner {
	return &thinner{kept: memory, thins: float64(points) > 4*float64(width/columnWidth)}
}

func (t *thinner) add(p vg.Point) {
	if !t.thins {
		t.kept = append(t.kept, p)
		return
	}
	column := int(math.Floor(float64(p.X / columnWidth)))
	if t.count > 0 && column != t.column {
		t.flush()
	}
	if t.count == 0 {
		t.column, t.first, t.low, t.high, t.lowAt, t.highAt = column, p, p, p, 0, 0
	}
	if p.Y < t.low.Y {
		t.low, t.lowAt = p, t.count
	}
	if p.Y > t.high.Y {
		t.high, t.highAt = p, t.count
	}
	t.last = p
	t.count++
}

// flush keeps what a column needs, in the order in which it came.
func (t *thinner) flush() {
	if t.count == 0 {
		return
	}
	t.kept = append(t.kept, t.first)
	one, other, oneAt, otherAt := t.low, t.high, t.lowAt, t.highAt
	if oneAt > otherAt {
		one, other, oneAt, otherAt = other, one, otherAt, oneAt
	}
	if oneAt > 0 && oneAt < t.count-1 {
		t.kept = append(t.kept, one)
	}
	if otherAt > oneAt && otherAt < t.count-1 {
		t.kept = append(t.kept, other)
	}
	if t.count > 1 {
		t.kept = append(t.kept, t.last)
	}
	t.count = 0
}

// end gives the run's points, good until the next is added, and starts a new run.
func (t *thinner) end() []vg.Point {
	t.flush()
	run := t.kept
	t.kept = t.kept[:0]
	return run
}
