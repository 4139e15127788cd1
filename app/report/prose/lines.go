package prose

import (
	"strings"

	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
	"plotmill/app/report/pdf"
)

// Line is one line of set text, or a rule across.
type Line struct {
	Before, Height vg.Length // of the gap above, and of the line
	Baseline       vg.Length // from the line's top
	Runs           []Run
	Keep           bool // on one page with the next line
	Rule           bool
	Shaded         bool // part of a block of code

	Heading      string // a heading's text, on its first line
	HeadingLevel int    // from 1
}

// Run is text of one style at a place in a line.
type Run struct {
	X, Width vg.Length // from the left margin
	Text     string
	Style    look.Style
	Address  string // what it links to
}

// Set reads Markdown and sets it in lines of a width.
func Set(l *look.Look, markdown string, width vg.Length) []Line {
	s := setter{look: l, width: width}
	for _, p := range read(markdown) {
		s.paragraph(p)
	}
	return s.lines
}

type setter struct {
	look  *look.Look
	width vg.Length
	lines []Line
}

const (
	indent       = 15
	deepestShown = 8 // lists nested deeper are not indented more
	ruleHeight   = 9
)

func (s *setter) paragraph(p paragraph) {
	if p.kind == rule {
		s.lines = append(s.lines, Line{Before: 4, Height: ruleHeight, Rule: true})
		return
	}
	left := indent * vg.Length(min(p.depth, deepestShown))
	base := baseStyle(p)
	marker := look.Sized(base.Font, base.Font.Size, look.Muted)
	markerWidth := s.look.Width(marker, p.marker)
	left += max(0, markerWidth+5-indent)
	own := s.wrap(p, base, left)
	for i := range own {
		own[i].Height, own[i].Baseline = base.Leading(), base.Font.Size*1.05
		own[i].Shaded = p.kind == code
	}
	s.group(p, own)
	if p.marker != "" {
		x := left - indent + 3
		if p.marker != "•" {
			x = max(0, left-markerWidth-4)
		}
		own[0].Runs = append([]Run{{X: x, Width: markerWidth, Text: p.marker, Style: marker}}, own[0].Runs...)
	}
	s.lines = append(s.lines, own...)
}

// group sets the gap above a paragraph and what must stay on one page: headings with what follows, and no
// paragraph's first or last line alone.
func (s *setter) group(p paragraph, own []Line) {
	own[0].Before = 6
	if p.tight {
		own[0].Before = 1.5
	}
	if p.kind == heading {
		own[0].Before = 10
		own[0].HeadingLevel = p.level
		for _, sp := range p.spans {
			own[0].Heading += strings.TrimSpace(sp.text) + " "
		}
		own[0].Heading = strings.TrimSpace(own[0].Heading)
		for i := range own {
			own[i].Keep = true
		}
		return
	}
	if n := len(own); n > 1 {
		own[0].Keep, own[n-2].Keep = true, true
	}
}

func baseStyle(p paragraph) look.Style {
	if p.kind == code {
		return look.Sized(pdf.Mono, 8.5, look.Ink)
	}
	if p.kind == heading {
		sizes := [...]vg.Length{15, 13, 11.5, 10.5, 10.5, 10.5}
		return look.Sized(pdf.Bold, sizes[min(max(p.level, 1), 6)-1], look.Ink)
	}
	return look.Body
}

// styled is a span's style in a paragraph of a base style.
func (sp span) styled(base look.Style) look.Style {
	bold := sp.bold || base.Font.Weight == pdf.Bold.Weight
	style := base
	switch {
	case sp.code:
		style.Font.Variant, style.Font.Size = pdf.Mono.Variant, base.Font.Size*0.93
	case bold && sp.italic:
		style = look.Sized(pdf.BoldItalic, base.Font.Size, base.Color)
	case bold:
		style = look.Sized(pdf.Bold, base.Font.Size, base.Color)
	case sp.italic:
		style = look.Sized(pdf.Italic, base.Font.Size, base.Color)
	}
	if sp.address != "" {
		style.Color = look.Accent
	}
	return style
}
