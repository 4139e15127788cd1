package report

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
	"plotmill/messages"
)

func TestKeyFiguresAreWrittenInTheLanguagesForm(t *testing.T) {
	page := pageTexts(t, render(t, dashboard()).PDF)[0]
	for _, want := range []string{
		"37 611 тыс. ₽", "▲ +4,1 %", "▼ −2,4 %", "▲ +20,9 %", "1 234 567 890,5 ₽", "−3,4 °C", "▲ +1250 %",
		"Запас сырья на складе", "№ 3 и в пути", "помещается ни в одну…",
	} {
		require.Contains(t, page, want)
	}
	require.NotContains(t, page, "сут", "what is not known has no unit")
}

// The colour says whether a change is good, its arrow and its sign which way it went.
func TestChangesAreGoodOrBad(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		change float64
		better string
		text   string
		good   bool
	}{
		{0.1, "higher", "▲ +10.0%", true}, {-0.1, "higher", "▼ −10.0%", false},
		{0.1, "lower", "▲ +10.0%", false}, {-0.1, "lower", "▼ −10.0%", true},
	} {
		card := cards(t, 499, messages.KPI{Label: "l", Value: 1, Change: c.change, Better: c.better}).cards[0]
		require.Equal(t, c.text, card.change)
		require.Equal(t, c.good, card.changeColor == look.Good, "%+v", c)
		require.Equal(t, !c.good, card.changeColor == look.Bad, "%+v", c)
	}
	still := cards(t, 499, kpi("l", 1, "", 0)).cards[0]
	require.Equal(t, "0.0%", still.change)
	require.Equal(t, look.Muted, still.changeColor)
	require.Empty(t, cards(t, 499, kpi("l", 1, "", nan)).cards[0].change)
}

func TestCardsWrapIntoEvenRows(t *testing.T) {
	for _, c := range []struct {
		n      int
		width  float64
		across int
	}{{1, 499, 1}, {5, 499, 5}, {6, 499, 3}, {7, 499, 4}, {24, 499, 5}, {4, 240, 2}, {3, 40, 1}} {
		require.Equal(t, c.across, cards(t, c.width, make([]messages.KPI, c.n)...).across, "%+v", c)
	}
}

func TestFiguresFitTheirCards(t *testing.T) {
	nan := math.NaN()
	wide := cards(t, 100, kpi("l", 37611, "тыс. ₽ без НДС", nan))
	require.True(t, wide.form.under, "the unit stands under the figure")
	require.Equal(t, "37,611", wide.cards[0].value)
	long := cards(t, 100, kpi("l", 123456789012345.67, "", nan))
	require.Equal(t, "123.46\u00A0trillion", long.cards[0].value)
	require.Equal(t, "—", cards(t, 100, kpi("l", nan, "kg", nan)).cards[0].value)
}

// cards is a block of key figures that is so wide, set.
func cards(t *testing.T, width float64, items ...messages.KPI) *kpisPart {
	t.Helper()
	w := newWork(t, &messages.Report{})
	pieces := w.beside(&rowColumn{width: vg.Length(width)}).appendKPIs(nil, &messages.KPIs{Items: items})
	part, ok := pieces[0].part.(*kpisPart)
	require.True(t, ok)
	return part
}
