package jsonread

import (
	"bytes"
	"math"
)

// Float reads the number that Kind told of. It is infinite if it is out of the range of float64.
func (r *Reader) Float() float64 {
	if r.fault != nil {
		return 0
	}
	value, end := decimal(r.data, r.pos)
	if end < 0 {
		r.failNumber()
		return 0
	}
	r.pos = end
	return value
}

// Floats appends the next items of the open array to values for as long as they are null, which becomes NaN, or
// numbers of a magnitude up to most, and for as long as values has fewer than room. What stopped it is left for
// [Reader.Item]: the end of the array, another kind of item, or a fault.
func (r *Reader) Floats(values []float64, room int, most float64) []float64 {
	data := r.data
	for len(values) < room && r.fault == nil {
		at := r.nextItem()
		if at < 0 {
			break
		}
		value, end := floatOrNull(data, at)
		if end < 0 || value > most || value < -most {
			break
		}
		values = append(values, value)
		r.pos, r.fresh = end, false
	}
	return values
}

// nextItem returns where the array's next item starts, if the comma before it is there, else -1.
func (r *Reader) nextItem() int {
	data, pos := r.data, r.pos
	if r.fresh {
		return afterSpace(data, pos)
	}
	if pos+2 < len(data) && data[pos] == ',' && data[pos+1] == ' ' && data[pos+2] > ' ' {
		return pos + 2 // as most programs write it
	}
	pos = afterSpace(data, pos)
	if pos >= len(data) || data[pos] != ',' {
		return -1
	}
	return afterSpace(data, pos+1)
}

func floatOrNull(data []byte, pos int) (value float64, end int) {
	if pos >= len(data) {
		return 0, -1
	}
	switch c := data[pos]; {
	case c == '-', '0' <= c && c <= '9':
		return decimal(data, pos)
	case c == 'n' && bytes.HasPrefix(data[pos:], []byte("null")):
		return math.NaN(), pos + len("null")
	}
	return 0, -1
}

// Guess says how many items the open array has: exactly, if they are numbers and null, else it is only a guess, never
// more than the text has room for.
func (r *Reader) Guess() int {
	if r.fault != nil {
		return 0
	}
	rest := r.data[r.pos:]
	end := bytes.IndexByte(rest, ']')
	if end < 0 {
		return 0
	}
	return min(bytes.Count(rest[:end], []byte(","))+1, end/2+1)
}
