package pdf

import (
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/stretchr/testify/require"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

const sampleRunes = "Aé№жЙθ−°…1\u202F½"

func sans(t *testing.T) *Font {
	t.Helper()
	f, err := ParseFont("LiberationSans", liberationsansregular.TTF)
	require.NoError(t, err)
	return f
}

func TestRunesAndAdvancesAreTheFonts(t *testing.T) {
	f := sans(t)
	reference, err := sfnt.Parse(liberationsansregular.TTF)
	require.NoError(t, err)
	var buffer sfnt.Buffer
	em := fixed.I(f.unitsPerEm)
	for r := rune(0x20); r < 0x3000; r++ {
		glyph, err := reference.GlyphIndex(&buffer, r)
		require.NoError(t, err)
		require.Equal(t, uint16(glyph), f.glyph(r), "%U", r)
		advance, err := reference.GlyphAdvance(&buffer, glyph, em, font.HintingNone)
		require.NoError(t, err)
		require.Equal(t, advance.Round(), int(f.advances[f.glyph(r)]), "%U", r)
	}
}

// A subset must draw what the whole font draws, but for its hints.
func TestSubsetDrawsTheSame(t *testing.T) {
	f := sans(t)
	whole, err := sfnt.Parse(liberationsansregular.TTF)
	require.NoError(t, err)
	glyphs := []uint16{0}
	for _, r := range sampleRunes {
		glyphs = append(glyphs, f.glyph(r))
	}
	subset, err := sfnt.Parse(withNames(f.subset(glyphs)))
	require.NoError(t, err)
	var one, other sfnt.Buffer
	em := fixed.I(f.unitsPerEm)
	for i, g := range glyphs {
		want, err := whole.LoadGlyph(&one, sfnt.GlyphIndex(g), em, nil)
		require.NoError(t, err)
		got, err := subset.LoadGlyph(&other, sfnt.GlyphIndex(i), em, nil)
		require.NoError(t, err)
		require.Equal(t, want, got, "glyph %d", g)
	}
	require.Less(t, len(f.subset(glyphs)), 6000)
}

// withNames adds the tables that PDF readers do not need but sfnt insists on.
func withNames(file []byte) []byte {
	tables, err := fontTables(file)
	if err != nil {
		panic(err)
	}
	whole, err := fontTables(liberationsansregular.TTF)
	if err != nil {
		panic(err)
	}
	return fontFile([]fontTable{
		{"OS/2", whole["OS/2"]}, {"cmap", whole["cmap"]}, {"glyf", tables["glyf"]}, {"head", tables["head"]},
		{"hhea", tables["hhea"]}, {"hmtx", tables["hmtx"]}, {"loca", tables["loca"]}, {"maxp", tables["maxp"]},
		{"name", whole["name"]}, {"post", whole["post"]},
	})
}

func TestBrokenFontsAreErrors(t *testing.T) {
	whole := liberationsansregular.TTF
	for _, n := range []int{0, 4, 11, 12, 40, 300, 1000, len(whole) / 2, len(whole) - 1} {
		_, err := ParseFont("broken", whole[:n])
		require.Error(t, err, "%d bytes", n)
	}
	_, err := ParseFont("png", []byte("\x89PNG\r\n\x1a\n00000000"))
	require.ErrorContains(t, err, "no TrueType outlines")
}

func TestFallbackGlyphByGlyph(t *testing.T) {
	fonts, err := BuiltinFonts()
	require.NoError(t, err)
	for r, name := range map[rune]string{'Ж': "LiberationSans", '₽': "DejaVuSans", '✓': "DejaVuSans", '中': "LiberationSans"} {
		font, glyph := fonts.regular.find(r)
		require.Equal(t, name, font.name, "%c", r)
		require.Equal(t, r == '中', glyph == 0, "%c", r)
	}
}
