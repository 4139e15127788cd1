package pdf

// family is one style of writing: a first font, and others for the runes that it lacks.
type family struct{ fonts []*Font }

// find gives the first font that has r, and its glyph; the first font's glyph 0, a box, if none has.
func (f *family) find(r rune) (*Font, uint16) {
	for _, font := range f.fonts {
		if g := font.glyph(r); g != 0 {
			return font, g
		}
	}
	return f.fonts[0], 0
}

// width is the advance of a line of text in ems. Control characters count as spaces, as they are drawn.
func (f *family) width(line string) float64 {
	first, units, others := f.fonts[0], 0, 0.0
	for _, r := range composed(line) {
		if r = drawable(r); r < 0 {
			continue
		}
		if g := first.glyph(r); g != 0 {
			units += int(first.advances[g])
			continue
		}
		font, g := f.find(r)
		others += float64(font.advances[g]) / float64(font.unitsPerEm)
	}
	return float64(units)/float64(first.unitsPerEm) + others
}
