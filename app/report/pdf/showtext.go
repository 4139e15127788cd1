package pdf

import (
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// FillString is of vg.Canvas: one line of text with its baseline's left end at pt.
func (c *Canvas) FillString(face font.Face, pt vg.Point, line string) {
	size := hundredths(float64(face.Font.Size))
	line = composed(line)
	if size <= 0 || line == "" {
		return
	}
	c.endDots()
	c.writeFill()
	c.content = append(c.content, "BT\n"...)
	c.appendTextPosition(pt)
	c.appendGlyphs(c.doc.writer.fonts.family(face.Font), size, line)
	c.content = append(c.content, "ET\n"...)
}

func (c *Canvas) appendTextPosition(pt vg.Point) {
	x, y := c.place(pt)
	m := c.pen.matrix
	if !m.moves {
		c.content = append(appendXY(c.content, x, y), "Td\n"...)
		return
	}
	for _, v := range [4]float64{m.a, m.b, m.c, m.d} {
		c.content = append(appendDecimal(c.content, v), ' ')
	}
	c.content = append(appendXY(c.content, x, y), "Tm\n"...)
}

// appendGlyphs writes runs of glyphs, a run for each stretch of one font.
func (c *Canvas) appendGlyphs(fonts *family, size int, line string) {
	var use *fontUse
	for _, r := range line {
		if r = drawable(r); r < 0 {
			continue
		}
		c.doc.runsLeft = c.doc.runsLeft || r > 0x500 && runsLeft(r)
		font, glyph := fonts.fonts[0], fonts.fonts[0].glyph(r)
		if glyph == 0 {
			if font, glyph = fonts.find(r); glyph == 0 {
				c.doc.missing[r] = true
			}
		}
		if use == nil || use.font != font {
			if use != nil {
				c.content = append(c.content, ">Tj\n"...)
			}
			use = c.doc.use(font)
			c.writeFont(use, size)
			c.content = append(c.content, '<')
		}
		c.content = appendHex16(c.content, use.code(r, glyph))
	}
	if use != nil {
		c.content = append(c.content, ">Tj\n"...)
	}
}

func (c *Canvas) writeFont(use *fontUse, size int) {
	if use == c.now.font && size == c.now.fontSize {
		return
	}
	c.now.font, c.now.fontSize = use, size
	c.content = append(appendInt(append(c.content, "/F"...), use.index), ' ')
	c.content = append(appendInt(c.content, size), " Tf\n"...)
}
