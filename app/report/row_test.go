package report

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

func TestRowsStandSideBySide(t *testing.T) {
	out := render(t, dashboard())
	checkPDF(t, out)
	require.Empty(t, out.Warnings)
	pages := pageTexts(t, out.PDF)
	require.Len(t, pages, 2)
	require.Regexp(t, `(?m)^Температура реактора θ\(t\) {3,}Выручка по месяцам$`, pages[0])
	require.Contains(t, pages[0], "Отгрузка")
	require.Contains(t, pages[1], "Второй лист", "it stands behind the page break")
	require.Regexp(t, `(?m)^Задержка и размер {3,}Время отклика {3,}Вывод$`, pages[1])
}

func TestSharesOfARow(t *testing.T) {
	row := &messages.Row{Widths: []float64{2, 1}, Blocks: []messages.Block{lineOf(1), lineOf(2)}}
	columns := shareRow(320, row)
	require.InDelta(t, 200, columns[0].width.Points(), 1e-9)
	require.InDelta(t, 220, columns[1].left.Points(), 1e-9)
	require.InDelta(t, 100, columns[1].width.Points(), 1e-9)
	row.Widths = nil
	require.InDelta(t, 150, shareRow(320, row)[1].width.Points(), 1e-9)
}

// The charts of a row are as tall as each other, and as the table beside them.
func TestChartsOfARowShareTheirHeight(t *testing.T) {
	table := &messages.Table{Columns: []messages.Column{{Name: "a"}}}
	for range 13 {
		table.Rows = append(table.Rows, []messages.Cell{num(1)})
	}
	w := newWork(t, &messages.Report{})
	pieces, err := w.appendRow(nil, 0, &messages.Row{Blocks: []messages.Block{lineOf(1), table, categoriesOf(6, "k", true)}})
	require.NoError(t, err)
	require.Len(t, pieces, 1)
	part, ok := pieces[0].part.(*rowPart)
	require.True(t, ok)
	require.InDelta(t, stacked(part.columns[1].pieces).Points(), pieces[0].height.Points(), 1e-9)
	require.Greater(t, part.charts, pieces[0].height, "the charts grow with the table")
	require.InDelta(t, pieces[0].height.Points(), pieces[0].least.Points(), 1e-9, "the table cannot shrink")
}

// newWork is the work of rendering a report, before anything is drawn.
func newWork(t *testing.T, spec *messages.Report) *work {
	t.Helper()
	r := newRenderer(t)
	return r.begin(context.Background(), spec)
}

func TestARowStaysWithItsHeading(t *testing.T) {
	blocks := []messages.Block{lineOf(1), &messages.Text{Text: strings.Repeat("Строка текста.\n\n", 18) + "## Вместе"},
		&messages.Row{Blocks: []messages.Block{named("Слева"), named("Справа")}}}
	pages := pageTexts(t, render(t, &messages.Report{Title: "t", Lang: "ru", Blocks: blocks}).PDF)
	require.Len(t, pages, 2)
	require.NotContains(t, pages[0], "Вместе")
	for _, title := range []string{"Вместе", "Слева", "Справа"} {
		require.Contains(t, pages[1], title)
	}
}

func named(title string) messages.Block {
	return &messages.Line{Heading: headed(title), Series: seriesOf(1, 2)}
}

func TestARowTallerThanAPageIsUnrolled(t *testing.T) {
	long := &messages.Text{Text: strings.Repeat("слово ", 2000) + "конец"}
	out := render(t, &messages.Report{Title: "t", Blocks: []messages.Block{rowOf(1, lineOf(1)),
		&messages.Row{Blocks: []messages.Block{long, wideTable(8), long}}}})
	require.Equal(t, []string{"block 1: the row is taller than a page: its blocks stand one below the other"}, out.Warnings)
	require.Equal(t, 2, strings.Count(strings.Join(pageTexts(t, out.PDF), ""), "конец"), "nothing is lost")

	out = render(t, &messages.Report{Title: "t", Blocks: []messages.Block{rowOf(2, wideTable(8))}})
	require.Equal(t, []string{"block 0, block 0: a table of 8 columns is too wide for the page: it is set as 2 tables",
		"block 0, block 1: a table of 8 columns is too wide for the page: it is set as 2 tables"}, out.Warnings)
}

func TestTheOutlineNamesWhatIsInRows(t *testing.T) {
	outline := run(t, "mupdf-tools", "mutool", "show", saved(t, render(t, &messages.Report{Title: "t", Blocks: []messages.Block{
		&messages.Row{Blocks: []messages.Block{&messages.Text{Text: "# Глава"}, named("Рядом")}}, named("Потом")}}).PDF), "outline")
	var entries []string
	for line := range strings.Lines(outline) {
		title, _, _ := strings.Cut(strings.TrimLeft(line, "+-|"), `"#`)
		entries = append(entries, strings.TrimSuffix(title, "\n"))
	}
	require.Len(t, entries, 3, outline)
	for i, title := range []string{"Глава", "Рядом", "Потом"} {
		require.True(t, strings.HasPrefix(entries[i], "\t\""+title), "%q is at the top: %s", title, outline)
	}
}

func TestAFaultInARowNamesItsBlock(t *testing.T) {
	_, err := newRenderer(t).Render(context.Background(), &messages.Report{Title: "t", Blocks: []messages.Block{
		lineOf(1), &messages.Row{Blocks: []messages.Block{lineOf(1), panicking{}}}}})
	require.ErrorContains(t, err, "block 1 (row): block 1 (line)")
	out := render(t, &messages.Report{Title: "t", Blocks: []messages.Block{
		lineOf(1), rowOf(2, &messages.KPIs{Items: []messages.KPI{kpi(strings.Repeat("l", 120), -1.2345678901234567e14, "", 0)}}),
		rowOf(6, &messages.KPIs{Items: []messages.KPI{kpi("l", -1.2345678901234567e14, "", 0)}})}})
	require.Contains(t, out.Warnings, "block 2, block 0: the figure −123,456,789,012,345.67 has no room in its card")
}
