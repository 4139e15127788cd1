package pdf

import (
	"encoding/binary"
	"hash/crc32"
	"strconv"
	"unicode/utf16"
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

// placeMap is the CIDToGIDMap up to the last code.
func placeMap(coded []codedGlyph) []byte {
	places := make([]byte, 2*int(coded[len(coded)-1].code)+2)
	for _, g := range coded {
		binary.BigEndian.PutUint16(places[2*int(g.code):], g.place)
	}
	return places
}

// runeMap is the ToUnicode map, by which text can be copied and searched.
func runeMap(coded []codedGlyph) []byte {
	const most = 100 // entries of one list
	m := []byte("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/Adobe-Identity-UCS def" +
		"/CMapType 2 def/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	coded = coded[1:] // glyph 0 stands for nothing
	for len(coded) > 0 {
		list := coded[:min(most, len(coded))]
		coded = coded[len(list):]
		m = append(strconv.AppendInt(m, int64(len(list)), 10), " beginbfchar\n"...)
		for _, g := range list {
			m = append(appendHex16(append(m, '<'), g.code), "><"...)
			for _, unit := range utf16.Encode([]rune{g.rune}) {
				m = appendHex16(m, unit)
			}
			m = append(m, ">\n"...)
		}
		m = append(m, "endbfchar\n"...)
	}
	return append(m, "endcmap CMapName currentdict/CMap defineresource pop end end"...)
}

// advanceArray is the W array: thousandths of an em, runs of codes one after the other together.
func advanceArray(f *Font, coded []codedGlyph) string {
	w := []byte{'['}
	for i, g := range coded {
		if i == 0 || coded[i-1].code+1 != g.code {
			if i > 0 {
				w = append(w, ']')
			}
			w = append(appendInt(w, int(g.code)), '[')
		}
		w = append(appendInt(w, (int(f.advances[g.glyph])*1000+f.unitsPerEm/2)/f.unitsPerEm), ' ')
	}
	return string(append(w, "]]"...))
}
