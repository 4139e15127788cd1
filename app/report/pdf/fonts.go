package pdf

import (
	"errors"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/dejavu/dejavusansbold"
	"codeberg.org/go-fonts/dejavu/dejavusansmono"
	"codeberg.org/go-fonts/liberation/liberationmonoregular"
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansbolditalic"
	"codeberg.org/go-fonts/liberation/liberationsansitalic"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
)

// The styles of writing. Give one a size with font.From.
var (
	Regular    = font.Font{Typeface: "Liberation", Variant: "Sans"}
	Bold       = font.Font{Typeface: "Liberation", Variant: "Sans", Weight: xfont.WeightBold}
	Italic     = font.Font{Typeface: "Liberation", Variant: "Sans", Style: xfont.StyleItalic}
	BoldItalic = font.Font{Typeface: "Liberation", Variant: "Sans", Weight: xfont.WeightBold, Style: xfont.StyleItalic}
	Mono       = font.Font{Typeface: "Liberation", Variant: "Mono"}
)

// Fonts are the parsed families, one for each style.
type Fonts struct{ regular, bold, italic, boldItalic, mono family }

// BuiltinFonts parses the fonts that are part of the program: Liberation, and DejaVu for what it lacks.
func BuiltinFonts() (*Fonts, error) {
	var errs []error
	parse := func(name string, data []byte) *Font {
		f, err := ParseFont(name, data)
		errs = append(errs, err)
		return f
	}
	dejavu := parse("DejaVuSans", dejavusans.TTF)
	dejavuBold := parse("DejaVuSans-Bold", dejavusansbold.TTF)
	fonts := &Fonts{
		regular:    family{[]*Font{parse("LiberationSans", liberationsansregular.TTF), dejavu}},
		bold:       family{[]*Font{parse("LiberationSans-Bold", liberationsansbold.TTF), dejavuBold, dejavu}},
		italic:     family{[]*Font{parse("LiberationSans-Italic", liberationsansitalic.TTF), dejavu}},
		boldItalic: family{[]*Font{parse("LiberationSans-BoldItalic", liberationsansbolditalic.TTF), dejavuBold, dejavu}},
		mono: family{[]*Font{
			parse("LiberationMono", liberationmonoregular.TTF), parse("DejaVuSansMono", dejavusansmono.TTF), dejavu}},
	}
	return fonts, errors.Join(errs...)
}

// family finds the family of a gonum font; any other typeface is written in the regular one.
func (s *Fonts) family(f font.Font) *family {
	bold, italic := f.Weight >= xfont.WeightSemiBold, f.Style != xfont.StyleNormal
	switch {
	case f.Variant == "Mono":
		return &s.mono
	case bold && italic:
		return &s.boldItalic
	case bold:
		return &s.bold
	case italic:
		return &s.italic
	}
	return &s.regular
}
