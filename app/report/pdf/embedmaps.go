package pdf

import (
	"encoding/binary"
	"strconv"
	"unicode/utf16"
)

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
