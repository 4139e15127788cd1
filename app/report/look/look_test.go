package look

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/lang"
	"plotmill/app/report/pdf"
)

func testLook(t *testing.T) *Look {
	t.Helper()
	fonts, err := pdf.BuiltinFonts()
	require.NoError(t, err)
	return &Look{Text: pdf.NewHandler(fonts), Lang: lang.Of("en")}
}

func TestWrap(t *testing.T) {
	l := testLook(t)
	for _, c := range []struct {
		text  string
		width vg.Length
		most  int
		want  []string
	}{
		{"short", 100, 0, []string{"short"}},
		{"", 100, 0, []string{""}},
		{"two words", 35, 0, []string{"two", "words"}},
		{"a\nb", 100, 0, []string{"a", "b"}},
		{"one two three four five", 45, 2, []string{"one two", "three fo…"}},
	} {
		require.Equal(t, c.want, l.Wrap(Body, c.text, c.width, c.most), "%q", c.text)
	}
}

func TestNoLineIsWiderThanAsked(t *testing.T) {
	l := testLook(t)
	for _, txt := range []string{strings.Repeat("длинное слово ", 30), strings.Repeat("Ж", 300), "中文 🎉 " + strings.Repeat("x", 99)} {
		for _, width := range []vg.Length{20, 60, 333} {
			for _, line := range l.Wrap(Body, txt, width, 7) {
				require.LessOrEqual(t, l.Width(Body, line), width+0.02, line)
			}
			require.LessOrEqual(t, l.Width(Body, l.Elide(Body, txt, width)), width)
			require.LessOrEqual(t, l.Width(Body, l.ElideMiddle(Body, txt, width)), width)
		}
	}
}

func TestElideMiddleKeepsBothEnds(t *testing.T) {
	require.Regexp(t, `^Кате.*… ?42$|^Кате.*….* 42$`, testLook(t).ElideMiddle(Body, "Категория с длинным именем 42", 80))
}

func TestWarningsAreNotedOnceAndNotWithoutEnd(t *testing.T) {
	l := testLook(t)
	for i := range 1000 {
		l.Warnf("warning %d", i/2)
	}
	require.Len(t, l.Warnings(), mostWarnings)
	require.Equal(t, "warning 1", l.Warnings()[1])
}

func TestColoursOfFewSeriesDiffer(t *testing.T) {
	seen := map[any]bool{}
	for i := range 4 * len(palette) {
		require.False(t, seen[Series(i)], "series %d looks like one before it", i)
		seen[Series(i)] = true
	}
	require.Equal(t, 1, Round(len(palette)))
}
