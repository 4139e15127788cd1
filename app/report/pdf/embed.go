package pdf

import (
	"hash/crc32"
)

// embedding is what a document needs to hold of a font for a set of glyphs, ready to be copied.
type embedding struct {
	name     string // with the tag that marks a subset
	program  []byte // deflated
	size     int    // of the program, inflated
	places   []byte // deflated: code → glyph in the program
	runes    []byte // deflated: code → text
	advances string // the W array
}

// codedGlyph is a glyph with a code that it is written with.
type codedGlyph struct {
	code, place, glyph uint16
	rune               rune
}

func (u *fontUse) codedGlyphs(glyphs []uint16) []codedGlyph {
	place := make(map[uint16]uint16, len(glyphs))
	coded := make([]codedGlyph, 0, len(glyphs)+len(u.twins))
	for i, g := range glyphs {
		place[g] = uint16(i)
		coded = append(coded, codedGlyph{g, uint16(i), g, u.font.standsFor[g]})
	}
	for i, t := range u.twins {
		coded = append(coded, codedGlyph{uint16(u.font.glyphsTotal + i), place[t.glyph], t.glyph, t.rune})
	}
	return coded
}

// embed makes the embedding for a use.
func (free deflaters) embed(u *fontUse, glyphs []uint16) *embedding {
	coded := u.codedGlyphs(glyphs)
	program := u.font.subset(glyphs)
	return &embedding{
		name:     subsetTag(program) + "+" + u.font.name,
		program:  free.appendDeflated(nil, program),
		size:     len(program),
		places:   free.appendDeflated(nil, placeMap(coded)),
		runes:    free.appendDeflated(nil, runeMap(coded)),
		advances: advanceArray(u.font, coded),
	}
}

// subsetTag is six capital letters from the subset's checksum.
func subsetTag(program []byte) string {
	sum := crc32.ChecksumIEEE(program)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + byte(sum%26)
		sum /= 26
	}
	return string(tag)
}
