package pdf

import (
	"encoding/binary"
	"errors"
)

// outlines are a font's glyphs as drawn.
type outlines struct {
	offsets []uint32 // by glyph, and one more for the end
	data    []byte
}

func (o *outlines) read(loca, glyf []byte, glyphs int, long bool) error {
	size := 2
	if long {
		size = 4
	}
	if len(loca) < size*(glyphs+1) {
		return errors.New("table loca is missing or short")
	}
	o.data, o.offsets = glyf, make([]uint32, glyphs+1)
	for i := range o.offsets {
		if long {
			o.offsets[i] = binary.BigEndian.Uint32(loca[4*i:])
		} else {
			o.offsets[i] = 2 * uint32(binary.BigEndian.Uint16(loca[2*i:]))
		}
		if int64(o.offsets[i]) > int64(len(glyf)) || i > 0 && o.offsets[i] < o.offsets[i-1] {
			return errors.New("table loca does not fit glyf")
		}
	}
	return nil
}

func (o *outlines) glyph(g uint16) []byte { return o.data[o.offsets[g]:o.offsets[g+1]] }

// isComposite says that the glyph is put together from others.
func isComposite(glyph []byte) bool { return len(glyph) > 10 && signed(glyph) < 0 }

// The flags of a composite glyph's component.
const (
	componentWords        = 0x1
	componentScale        = 0x8
	componentMore         = 0x20
	componentScales       = 0x40
	componentMatrix       = 0x80
	componentInstructions = 0x100
)

// components calls f with the position of each component in a composite glyph and gives the end of the last.
func components(glyph []byte, f func(at int)) (end int) {
	for at := 10; at+4 <= len(glyph); {
		flags := binary.BigEndian.Uint16(glyph[at:])
		f(at)
		at += componentSize(flags)
		if flags&componentMore == 0 {
			return min(at, len(glyph))
		}
	}
	return len(glyph)
}

func componentSize(flags uint16) int {
	size := 6
	if flags&componentWords != 0 {
		size += 2
	}
	switch {
	case flags&componentScale != 0:
		size += 2
	case flags&componentScales != 0:
		size += 4
	case flags&componentMatrix != 0:
		size += 8
	}
	return size
}

// appendUnhinted appends a glyph without its instructions: the programs they call are not embedded.
func appendUnhinted(to, glyph []byte) []byte {
	if isComposite(glyph) {
		return appendUnhintedComposite(to, glyph)
	}
	if len(glyph) < 12 {
		return append(to, glyph...)
	}
	at := 10 + 2*signed(glyph)
	if at+2 > len(glyph) {
		return append(to, glyph...)
	}
	after := at + 2 + int(binary.BigEndian.Uint16(glyph[at:]))
	if after > len(glyph) {
		return append(to, glyph...)
	}
	to = append(to, glyph[:at]...)
	to = append(to, 0, 0)
	return append(to, glyph[after:]...)
}

func appendUnhintedComposite(to, glyph []byte) []byte {
	from := len(to)
	to = append(to, glyph...)
	end := components(glyph, func(at int) {
		flags := binary.BigEndian.Uint16(glyph[at:])
		binary.BigEndian.PutUint16(to[from+at:], flags&^componentInstructions)
	})
	return to[:from+end]
}
