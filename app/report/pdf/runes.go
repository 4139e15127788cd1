package pdf

// runeIndex leads from runes to glyphs: a page of 256 for the basic plane, a map beyond.
type runeIndex struct {
	pages  [256]*[256]uint16
	beyond map[rune]uint16
}

func (x *runeIndex) set(r rune, glyph uint16) {
	if r > 0xFFFF {
		if x.beyond == nil {
			x.beyond = map[rune]uint16{}
		}
		x.beyond[r] = glyph
		return
	}
	page := x.pages[r>>8]
	if page == nil {
		page = new([256]uint16)
		x.pages[r>>8] = page
	}
	page[r&0xFF] = glyph
}

// glyph is the glyph that draws r, 0 if the font has none.
func (f *Font) glyph(r rune) uint16 {
	if uint32(r) > 0xFFFF {
		return f.runes.beyond[r]
	}
	if page := f.runes.pages[r>>8]; page != nil {
		return page[r&0xFF]
	}
	return 0
}
