package jsonread

import "fmt"

// Open enters the object or array that Kind told of.
func (r *Reader) Open() {
	if r.fault != nil {
		return
	}
	if r.depth++; r.depth > r.maxDepth {
		r.fail(r.pos, fmt.Sprintf("nested deeper than %d levels", r.maxDepth))
		return
	}
	r.pos++
	r.fresh = true
}

// Item goes to the next item of the array and tells whether there is one. The item must then be read or skipped.
func (r *Reader) Item() bool { return r.next(']', "array") }

// Field goes to the value of the object's next field, which must then be read or skipped. The name is good until the
// next call; false: there are no more.
func (r *Reader) Field() (name []byte, ok bool) {
	if !r.next('}', "object") {
		return nil, false
	}
	if r.pos >= len(r.data) || r.data[r.pos] != '"' {
		r.fail(r.pos, r.slip("a field must start with its name in double quotes, not "+r.found()))
		return nil, false
	}
	name = r.Text()
	return name, r.colon()
}

func (r *Reader) colon() bool {
	r.space()
	if r.fault == nil && (r.pos >= len(r.data) || r.data[r.pos] != ':') {
		r.fail(r.pos, "a colon must follow the field's name, not "+r.found())
	}
	if r.fault != nil {
		return false
	}
	r.pos++
	r.space()
	return true
}

// next steps over the comma before the next member, or over the end of the object or array.
func (r *Reader) next(end byte, what string) bool {
	if r.fault != nil {
		return false
	}
	r.space()
	if r.pos >= len(r.data) {
		r.fail(r.pos, "the text ends inside an "+what+": "+string(end)+" is missing")
		return false
	}
	if r.data[r.pos] == end {
		return r.leave()
	}
	if r.fresh {
		r.fresh = false
		return true
	}
	return r.comma(end, what)
}

func (r *Reader) leave() bool {
	r.pos++
	r.depth--
	r.fresh = false
	return false
}

func (r *Reader) comma(end byte, what string) bool {
	if r.data[r.pos] != ',' {
		r.fail(r.pos, r.slip(fmt.Sprintf("a comma or %c must follow in the %s, not %s", end, what, r.found())))
		return false
	}
	r.pos++
	r.space()
	if r.pos < len(r.data) && r.data[r.pos] == end {
		r.fail(r.pos, fmt.Sprintf("there is a comma before %c: take it out", end))
		return false
	}
	return true
}
