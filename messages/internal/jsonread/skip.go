package jsonread

// Skip reads the next value, whatever it is, and forgets it. Its syntax is checked all the same. The recursion is
// bounded by the reader's depth limit.
func (r *Reader) Skip() {
	switch r.Kind() {
	case Object:
		r.Open()
		for _, ok := r.Field(); ok; _, ok = r.Field() {
			r.Skip()
		}
	case Array:
		r.Open()
		for r.Item() {
			r.Skip()
		}
	case String:
		r.Text()
	case Number:
		r.Float()
	case Bool:
		r.Bool()
	case Null:
		r.Null()
	case Invalid:
	}
}
