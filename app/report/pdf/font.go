package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Font is a parsed TrueType font. It never changes after [ParseFont].
type Font struct {
	name       string
	unitsPerEm int
	metrics    fontMetrics
	advances   []uint16 // by glyph, in font units
	runes      runeIndex
	standsFor  []rune // by glyph: the first rune it draws, 0 for none

	outlines               outlines
	head, hhea, maxp       []byte
	boundingBox            [4]int // thousandths of an em
	italicAngle            float64
	capHeight, glyphsTotal int
}

// fontMetrics are in font units; descent is positive.
type fontMetrics struct{ ascent, descent, lineGap int }

// ParseFont reads a font with TrueType outlines. name is its PostScript name without spaces.
func ParseFont(name string, data []byte) (*Font, error) {
	tables, err := fontTables(data)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	f := &Font{name: name, head: tables["head"], hhea: tables["hhea"], maxp: tables["maxp"]}
	if len(f.head) < 54 || len(f.hhea) < 36 || len(f.maxp) < 6 {
		return nil, fmt.Errorf("font %s: table head, hhea or maxp is missing or short", name)
	}
	f.readHeaders(tables["OS/2"], tables["post"])
	for _, read := range []func() error{
		func() error { return f.readAdvances(tables["hmtx"]) },
		func() error { return f.outlines.read(tables["loca"], tables["glyf"], f.glyphsTotal, f.longOffsets()) },
		func() error { return f.readRunes(tables["cmap"]) },
	} {
		if err := read(); err != nil {
			return nil, fmt.Errorf("font %s: %w", name, err)
		}
	}
	return f, nil
}

// fontTables finds the tables of a font file by tag.
func fontTables(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, errors.New("not a font file")
	}
	if v := binary.BigEndian.Uint32(data); v != 0x00010000 && v != 0x74727565 {
		return nil, fmt.Errorf("no TrueType outlines (version %08x)", v)
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < 12+16*n {
		return nil, errors.New("table directory is cut off")
	}
	tables := make(map[string][]byte, n)
	for i := range n {
		entry := data[12+16*i:]
		from, size := uint64(binary.BigEndian.Uint32(entry[8:])), uint64(binary.BigEndian.Uint32(entry[12:]))
		if from+size > uint64(len(data)) {
			return nil, fmt.Errorf("table %q is cut off", entry[:4])
		}
		tables[string(entry[:4])] = data[from : from+size]
	}
	return tables, nil
}

func (f *Font) longOffsets() bool { return binary.BigEndian.Uint16(f.head[50:]) != 0 }

func (f *Font) readHeaders(os2, post []byte) {
	f.unitsPerEm = max(1, int(binary.BigEndian.Uint16(f.head[18:])))
	for i := range f.boundingBox {
		f.boundingBox[i] = signed(f.head[36+2*i:]) * 1000 / f.unitsPerEm
	}
	f.metrics = fontMetrics{ascent: signed(f.hhea[4:]), descent: -signed(f.hhea[6:]), lineGap: signed(f.hhea[8:])}
	f.glyphsTotal = int(binary.BigEndian.Uint16(f.maxp[4:]))
	f.capHeight = f.metrics.ascent * 8 / 10
	if len(os2) >= 90 && binary.BigEndian.Uint16(os2) >= 2 {
		f.capHeight = signed(os2[88:])
	}
	if len(post) >= 8 {
		f.italicAngle = float64(int32(binary.BigEndian.Uint32(post[4:]))) / 65536
	}
}

// readAdvances reads the widths; glyphs after the last entry are as wide as it.
func (f *Font) readAdvances(hmtx []byte) error {
	entries := int(binary.BigEndian.Uint16(f.hhea[34:]))
	if entries == 0 || len(hmtx) < 4*entries {
		return errors.New("table hmtx is missing or short")
	}
	f.advances = make([]uint16, f.glyphsTotal)
	for i := range f.advances {
		f.advances[i] = binary.BigEndian.Uint16(hmtx[4*min(i, entries-1):])
	}
	return nil
}

func signed(b []byte) int { return int(int16(binary.BigEndian.Uint16(b))) }
