package pdf

import "math/bits"

// fontUse is what one document has written with one font.
type fontUse struct {
	font   *Font
	index  int // its name in the content is F and this
	object int // of its dictionary, once embedded
	used   []uint64
	twins  []twin
	codes  map[rune]uint16 // of the twins
}

// twin is a rune drawn by a glyph that stands for another rune, or by the box for what no font has. It has a code
// of its own, so that the text read back is the text written.
type twin struct {
	rune  rune
	glyph uint16
}

func (u *fontUse) reset(index int) {
	u.index, u.twins = index, u.twins[:0]
	clear(u.used)
	clear(u.codes)
}

// code is the number that a glyph is written with: its own, or one after all glyphs for a twin.
func (u *fontUse) code(r rune, glyph uint16) uint16 {
	if glyph != 0 && u.font.standsFor[glyph] == r {
		u.used[glyph/64] |= 1 << (glyph % 64)
		return glyph
	}
	if code, known := u.codes[r]; known {
		return code
	}
	code := u.font.glyphsTotal + len(u.twins)
	if code > 0xFFFF {
		return 0
	}
	u.used[glyph/64] |= 1 << (glyph % 64)
	u.twins = append(u.twins, twin{r, glyph})
	u.codes[r] = uint16(code)
	return uint16(code)
}

// glyphs are the used glyphs in rising order, after glyph 0.
func (u *fontUse) glyphs() []uint16 {
	all := []uint16{0}
	for i, word := range u.used {
		for ; word != 0; word &= word - 1 {
			if g := uint16(64*i + bits.TrailingZeros64(word)); g != 0 {
				all = append(all, g)
			}
		}
	}
	return all
}

// use finds or makes the document's use of a font.
func (d *Document) use(f *Font) *fontUse {
	for _, u := range d.fonts {
		if u.font == f {
			return u
		}
	}
	u := d.oldUses[f]
	if u == nil {
		u = &fontUse{font: f, used: make([]uint64, f.glyphsTotal/64+1), codes: map[rune]uint16{}}
		d.oldUses[f] = u
	}
	u.reset(len(d.fonts))
	d.fonts = append(d.fonts, u)
	return u
}
