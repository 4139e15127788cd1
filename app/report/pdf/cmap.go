package pdf

import (
	"encoding/binary"
	"errors"
)

// readRunes reads the widest Unicode subtable of cmap.
func (f *Font) readRunes(cmap []byte) error {
	subtable, format := unicodeSubtable(cmap)
	f.standsFor = make([]rune, f.glyphsTotal)
	switch format {
	case 12:
		return f.readRunes12(subtable)
	case 4:
		return f.readRunes4(subtable)
	}
	return errors.New("table cmap has no Unicode subtable")
}

// unicodeSubtable prefers format 12, which knows all planes, to format 4.
func unicodeSubtable(cmap []byte) (subtable []byte, format uint16) {
	if len(cmap) < 4 {
		return nil, 0
	}
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		if len(cmap) < 12+8*i {
			break
		}
		entry := cmap[4+8*i:]
		platform, at := binary.BigEndian.Uint16(entry), binary.BigEndian.Uint32(entry[4:])
		if (platform != 0 && platform != 3) || int64(at)+16 > int64(len(cmap)) {
			continue
		}
		if v := binary.BigEndian.Uint16(cmap[at:]); (v == 4 || v == 12) && v > format {
			subtable, format = cmap[at:], v
		}
	}
	return subtable, format
}

func (f *Font) addRune(r rune, glyph int) {
	if glyph <= 0 || glyph >= f.glyphsTotal {
		return
	}
	f.runes.set(r, uint16(glyph))
	if f.standsFor[glyph] == 0 {
		f.standsFor[glyph] = r
	}
}

func (f *Font) readRunes12(t []byte) error {
	groups := int(binary.BigEndian.Uint32(t[12:]))
	if groups < 0 || groups > (len(t)-16)/12 {
		return errors.New("table cmap is cut off")
	}
	for i := range groups {
		group := t[16+12*i:]
		first, last := binary.BigEndian.Uint32(group), binary.BigEndian.Uint32(group[4:])
		glyph := binary.BigEndian.Uint32(group[8:])
		for r := first; r <= last && r <= 0x10FFFF; r++ {
			f.addRune(rune(r), int(glyph+r-first))
		}
	}
	return nil
}

func (f *Font) readRunes4(t []byte) error {
	segments := int(binary.BigEndian.Uint16(t[6:])) / 2
	if len(t) < 16+8*segments {
		return errors.New("table cmap is cut off")
	}
	ends, starts := t[14:], t[16+2*segments:]
	deltas, offsets := t[16+4*segments:], t[16+6*segments:]
	for i := range segments {
		last, first := int(binary.BigEndian.Uint16(ends[2*i:])), int(binary.BigEndian.Uint16(starts[2*i:]))
		delta, offset := binary.BigEndian.Uint16(deltas[2*i:]), int(binary.BigEndian.Uint16(offsets[2*i:]))
		for r := first; r <= last && r != 0xFFFF; r++ {
			f.addRune(rune(r), int(glyph4(offsets, i, r-first, r, delta, offset)))
		}
	}
	return nil
}

// glyph4 is format 4's way from a rune to its glyph: by delta, or through an array after the offsets.
func glyph4(offsets []byte, segment, within, r int, delta uint16, offset int) uint16 {
	if offset == 0 {
		return uint16(r) + delta
	}
	at := 2*segment + offset + 2*within
	if at+2 > len(offsets) {
		return 0
	}
	if g := binary.BigEndian.Uint16(offsets[at:]); g != 0 {
		return g + delta
	}
	return 0
}
