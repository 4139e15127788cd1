package messages

// typeField is the "type" of a block, which was read ahead.
func typeField[T any]() objectField[T] {
	return objectField[T]{"type", true, func(d *decoder, _ *T) { d.r.Skip() }}
}

// headed are the fields of a block that has a heading, before its own.
func headed[T any](heading func(*T) *Heading, own ...objectField[T]) []objectField[T] {
	return append([]objectField[T]{
		typeField[T](),
		{"title", false, func(d *decoder, block *T) { heading(block).Title = d.readTitle() }},
		{"unit", false, func(d *decoder, block *T) { heading(block).Unit = d.readLabel() }},
	}, own...)
}
