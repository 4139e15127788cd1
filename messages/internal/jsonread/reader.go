package jsonread

// Kind is what a value is.
type Kind uint8

// The kinds of value. Invalid is none: there was a fault.
const (
	Invalid Kind = iota
	Object
	Array
	String
	Number
	Bool
	Null
)

// Reader reads one JSON text from its start to its end.
type Reader struct {
	data     []byte
	pos      int
	depth    int
	maxDepth int
	fresh    bool   // an object or array was just opened
	scratch  []byte // the last string with its escapes resolved
	fault    *Fault
}

// New returns a reader of data that lets arrays and objects nest maxDepth deep. Nothing in data is changed.
func New(data []byte, maxDepth int) *Reader {
	r := &Reader{data: data, maxDepth: maxDepth}
	r.checkStart()
	return r
}

// At returns another reader that begins with the value at offset, which this reader has already read without fault.
func (r *Reader) At(offset int) *Reader {
	return &Reader{data: r.data, pos: offset, maxDepth: r.maxDepth}
}

// Offset counts the bytes before the value that Kind told of.
func (r *Reader) Offset() int { return r.pos }

// Kind tells what comes next without reading it.
func (r *Reader) Kind() Kind {
	r.space()
	if r.pos >= len(r.data) {
		return r.fail(r.pos, "a value is missing at the end")
	}
	switch c := r.data[r.pos]; {
	case c == '"':
		return String
	case c == '-', '0' <= c && c <= '9':
		return Number
	case c == '[':
		return Array
	case c == '{':
		return Object
	case c == 't', c == 'f':
		return Bool
	case c == 'n' && !r.starts("nan"):
		return Null
	}
	return r.failValue()
}

// End checks that nothing but space comes after the value.
func (r *Reader) End() {
	r.space()
	if r.pos < len(r.data) {
		r.fail(r.pos, "something follows the end of the JSON: "+r.found())
	}
}

func (r *Reader) space() { r.pos = afterSpace(r.data, r.pos) }

// afterSpace returns where the space that starts at pos ends.
func afterSpace(data []byte, pos int) int {
	for pos < len(data) && data[pos] <= ' ' {
		if c := data[pos]; c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			break
		}
		pos++
	}
	return pos
}
