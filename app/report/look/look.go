package look

import (
	"fmt"
	"image/color"
	"slices"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/lang"
	"plotmill/app/report/pdf"
)

// Look is what drawing one report needs to know everywhere.
type Look struct {
	Text pdf.Handler
	Lang *lang.Language

	// Place says what is drawn at the moment, such as "block 3"; warnings begin with it.
	Place    string
	warnings []string
}

// mostWarnings bounds the list; a report of 500 blocks could say the same 500 times.
const mostWarnings = 100

// Warnf notes, once, what is drawn otherwise than asked.
func (l *Look) Warnf(format string, args ...any) {
	w := fmt.Sprintf(format, args...)
	if l.Place != "" {
		w = l.Place + ": " + w
	}
	if len(l.warnings) < mostWarnings && !slices.Contains(l.warnings, w) {
		l.warnings = append(l.warnings, w)
	}
}

// Warnings are all that was noted.
func (l *Look) Warnings() []string { return l.warnings }

// Forget takes back all but the first kept warnings, as what they were about will not be drawn.
func (l *Look) Forget(kept int) { l.warnings = l.warnings[:kept] }

// Style is a font of a size and colour.
type Style struct {
	Font  font.Font
	Color color.NRGBA
}

// Sized gives a style.
func Sized(f font.Font, size vg.Length, k color.NRGBA) Style { return Style{font.From(f, size), k} }

// The styles of a report's parts.
var (
	Title      = Sized(pdf.Bold, 20, Ink)
	Subtitle   = Sized(pdf.Regular, 10.5, Muted)
	Running    = Sized(pdf.Regular, 8, Muted) // header and footer
	ChartTitle = Sized(pdf.Bold, 11, Ink)
	Unit       = Sized(pdf.Regular, 8.5, Muted)
	Key        = Sized(pdf.Regular, 8.5, Ink)
	KeyValue   = Sized(pdf.Bold, 8.5, Ink) // beside a Key
	AxisTitle  = Sized(pdf.Regular, 8.5, Muted)
	TickLabel  = Sized(pdf.Regular, 8, Muted)
	Cell       = Sized(pdf.Regular, 9, Ink)
	HeadCell   = Sized(pdf.Bold, 8.5, Muted)
	KPILabel   = Sized(pdf.Regular, 8.5, Muted)
	KPIUnit    = Sized(pdf.Regular, 10, Muted)
	KPIChange  = Sized(pdf.Bold, 9, Muted)
	Body       = Sized(pdf.Regular, 10, Ink)
)

// Leading is the distance from a line to the next.
func (s Style) Leading() vg.Length { return s.Font.Size * 1.3 }

// Gonum is the style as gonum's axes take it.
func (l *Look) Gonum(s Style, x text.XAlignment, y text.YAlignment) text.Style {
	return text.Style{Color: s.Color, Font: s.Font, XAlign: x, YAlign: y, Handler: l.Text}
}

// Width is how wide a line is.
func (l *Look) Width(s Style, line string) vg.Length { return l.Text.Width(line, s.Font) }
