package pdf

import (
	"encoding/binary"
	"slices"
)

// subset builds a font file of the given glyphs, in order; glyphs[0] must be 0, the glyph of what is missing.
// The components of composite glyphs follow after them.
func (f *Font) subset(glyphs []uint16) []byte {
	all, outlines, offsets := f.subsetOutlines(slices.Clone(glyphs))
	long := len(outlines) >= 1<<17
	head, hhea, maxp := slices.Clone(f.head), slices.Clone(f.hhea), slices.Clone(f.maxp)
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 0)
	if long {
		binary.BigEndian.PutUint16(head[50:], 1)
	}
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(all)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(all)))
	return fontFile([]fontTable{
		{"glyf", outlines}, {"head", head}, {"hhea", hhea},
		{"hmtx", f.subsetAdvances(all)}, {"loca", offsetTable(offsets, long)}, {"maxp", maxp},
	})
}

// subsetOutlines copies the glyphs' outlines, adds their components to the glyphs and renumbers these.
func (f *Font) subsetOutlines(glyphs []uint16) (all []uint16, data []byte, offsets []uint32) {
	place := make(map[uint16]uint16, len(glyphs)+16)
	for i, g := range glyphs {
		place[g] = uint16(i)
	}
	for i := 0; i < len(glyphs); i++ {
		offsets = append(offsets, uint32(len(data)))
		from, glyph := len(data), f.outlines.glyph(glyphs[i])
		data = appendUnhinted(data, glyph)
		if isComposite(glyph) {
			components(glyph, func(at int) {
				part := min(binary.BigEndian.Uint16(glyph[at+2:]), uint16(f.glyphsTotal-1))
				if _, known := place[part]; !known {
					place[part] = uint16(len(glyphs))
					glyphs = append(glyphs, part)
				}
				binary.BigEndian.PutUint16(data[from+at+2:], place[part])
			})
		}
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
	}
	return glyphs, data, append(offsets, uint32(len(data)))
}

func (f *Font) subsetAdvances(glyphs []uint16) []byte {
	table := make([]byte, 0, 4*len(glyphs))
	for _, g := range glyphs {
		table = binary.BigEndian.AppendUint16(table, f.advances[g])
		bearing := uint16(0)
		if glyph := f.outlines.glyph(g); len(glyph) >= 4 {
			bearing = binary.BigEndian.Uint16(glyph[2:]) // its least x
		}
		table = binary.BigEndian.AppendUint16(table, bearing)
	}
	return table
}

func offsetTable(offsets []uint32, long bool) []byte {
	table := make([]byte, 0, 4*len(offsets))
	for _, o := range offsets {
		if long {
			table = binary.BigEndian.AppendUint32(table, o)
		} else {
			table = binary.BigEndian.AppendUint16(table, uint16(o/2))
		}
	}
	return table
}
