package report

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

func textOf(t *testing.T, lang string, b messages.Block) string {
	t.Helper()
	out := render(t, &messages.Report{Title: "T", Lang: lang, Blocks: []messages.Block{b}})
	checkPDF(t, out)
	require.Empty(t, out.Warnings)
	// poppler gives no-break spaces as they are
	return strings.NewReplacer("\u00A0", " ", "\u202F", " ").Replace(strings.Join(pageTexts(t, out.PDF), "\f"))
}

func TestPieSaysPercentsInTheLanguage(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {"Raw material 44.5%", "Rest 7.9%", "28,133.75", "Total"},
		"ru": {"Raw material 44,5 %", "28 133,75", "Всего"},
		"de": {"Raw material 44,5 %", "28.133,75", "Gesamt"},
		"fr": {"Raw material 44,5 %", "28 133,75", "Total"},
	} {
		txt := textOf(t, lang, &messages.Pie{Donut: true, Slices: slicesOf("Raw material", 12521.5, "Energy", 9300, "Wages", 4100, "Rest", 2212.25)})
		for _, w := range want {
			require.Contains(t, txt, w, lang)
		}
	}
}

func TestPieNamesEverySliceHoweverSmall(t *testing.T) {
	b := &messages.Pie{}
	for i := range messages.MaxSlices {
		b.Slices = append(b.Slices, messages.Slice{Name: "slice" + string(rune('A'+i)), Value: math.Pow(0.5, float64(i))})
	}
	txt := textOf(t, "en", b)
	for _, s := range b.Slices {
		require.Contains(t, txt, s.Name)
	}
	require.Regexp(t, `sliceA +50\.0%`, txt)
	require.Equal(t, 22, strings.Count(txt, "<0.1%"))
}

func TestDonutTotalIsNotOffByRounding(t *testing.T) {
	txt := textOf(t, "en", &messages.Pie{Donut: true, Slices: slicesOf("a", 0.1, "b", 0.2)})
	require.Contains(t, txt, "0.3\n")
	require.Regexp(t, `1.20 million|1,200,000`, textOf(t, "en", &messages.Pie{Donut: true, Slices: slicesOf("a", 1.2e6)}))
	require.Contains(t, textOf(t, "en", &messages.Pie{Donut: true, Slices: slicesOf("a", 1.5e14, "b", 0.123456)}), "150.00 trillion")
}
