package messages

import (
	"math"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"
)

// fullReport is what testdata/full.json says: every block with every field.
func fullReport() *Report {
	gap := math.NaN()
	const midnight = 1_768_435_200_000 // of 15 January 2026, UTC
	const hour = 3_600_000
	return &Report{
		Title: "Суточный отчёт № 7", Subtitle: "Завод · 15 января 2026 г.", Author: "Отдел измерений", Lang: "ru",
		Page: Page{Size: "A3", Landscape: true, Header: "{title}", Footer: "Стр. {page} из {pages}"},
		Blocks: []Block{
			&Text{Text: "## Итоги\nВсё **в норме**.\n\n\t- без замечаний"},
			&Line{
				Heading: Heading{Title: "Температура", Unit: "°C"},
				X:       Axis{Scale: "time", Title: "время"}, Y: Axis{Scale: "linear", Title: "θ"},
				Series: []XYSeries{
					{
						Name: "Линия А",
						X:    Values{Numbers: []float64{midnight, midnight + 500, midnight + 8*hour}, Time: true},
						Y:    Values{Numbers: []float64{1.5, gap, -0.002}},
					},
					{
						Name: "Линия Б",
						X:    Values{Numbers: []float64{midnight - 14*24*hour, midnight + 17*24*hour}, Time: true},
						Y:    Values{Numbers: []float64{1, 2}},
					},
					{
						Name: "Линия В",
						X:    Values{Numbers: []float64{midnight}},
						Y:    Values{Numbers: []float64{3}},
					},
					{
						Name: "Линия Г",
						X:    Values{Numbers: []float64{midnight - 14*24*hour, midnight + 17*24*hour}, Time: true},
						Y:    Values{Numbers: []float64{0.5, gap}},
					},
				},
			},
			&Area{
				Heading: Heading{Title: "Потребление", Unit: "МВт"}, Stack: "stacked",
				X: Axis{Scale: "time", Title: "час"}, Y: Axis{Scale: "linear", Title: "мощность"},
				Series: []XYSeries{
					{
						Name: "цех",
						X:    Values{Numbers: []float64{midnight, midnight + 24*hour}, Time: true},
						Y:    Values{Numbers: []float64{5, -1}},
					},
					{
						Name: "склад",
						X:    Values{Numbers: []float64{midnight, midnight + 24*hour}},
						Y:    Values{Numbers: []float64{gap, 2.5}},
					},
				},
			},
			&Bar{
				Heading: Heading{Title: "Выпуск", Unit: "т"}, Stack: "percent", Horizontal: true,
				Categories: []string{"I", "II"}, Y: Axis{Scale: "linear", Title: "доля"},
				Series: []BarSeries{
					{Name: "план", Y: Values{Numbers: []float64{1, 2}}},
					{Name: "факт", Y: Values{Numbers: []float64{gap, 3}}},
				},
			},
			&Scatter{
				Heading: Heading{Title: "Запросы", Unit: "мс"},
				X:       Axis{Scale: "log", Title: "КБ"}, Y: Axis{Scale: "log", Title: "мс"},
				Series: []XYSeries{{
					Name: "GET", X: Values{Numbers: []float64{1, 10}}, Y: Values{Numbers: []float64{0.5, gap}},
				}},
			},
			&Histogram{
				Heading: Heading{Title: "Ответы", Unit: "мс"}, Bins: 40, X: Axis{Scale: "linear", Title: "мс"},
				Series: []HistogramSeries{{Name: "все", Values: Values{Numbers: []float64{1, 2, gap, 2.5}}}},
			},
			&Pie{
				Heading: Heading{Title: "Затраты", Unit: "млн ₽"}, Donut: true,
				Slices: []Slice{{Name: "сырьё", Value: 61.5}, {Name: "энергия", Value: 0}},
			},
			&Table{
				Heading: Heading{Title: "Сводка", Unit: "тыс. ₽"},
				Columns: []Column{{Name: "Показатель", Align: "left"}, {Name: "Итого", Align: "right"}, {}},
				Rows: [][]Cell{
					{{Kind: TextCell, Text: "Выручка"}, {Kind: NumberCell, Number: 37611}, {}},
					{{Kind: TextCell, Text: "\"Прочее\" — 😀"}, {Kind: NumberCell, Number: -1.5}, {Kind: TextCell, Text: "/"}},
				},
			},
			&PageBreak{},
			&KPIs{Items: []KPI{
				{Label: "Выручка", Value: 37611, Unit: "тыс. ₽", Change: 0.041, Better: "higher"},
				{Label: "Брак", Value: 0.6, Unit: "%", Change: -0.12, Better: "lower"},
				{Label: "Запас", Value: gap, Change: gap, Better: "higher"},
			}},
			&Row{Widths: []float64{2, 1.5}, Blocks: []Block{
				&KPIs{Items: []KPI{{Label: "Θ", Value: -3, Change: gap, Better: "higher"}}},
				&Text{Text: "Рядом."},
			}},
		},
	}
}

func TestEveryFieldIsRead(t *testing.T) {
	report, err := ReadReport(fullSpec(t))
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(fullReport(), report, cmpopts.EquateNaNs()))
}

// The order of fields within an object means nothing: here the type and what it depends on come last.
func TestFieldsComeInAnyOrder(t *testing.T) {
	report, err := ReadReport([]byte(`{"blocks": [{"series": [{"y": [1], "x": ["2026-01-01"]}], "x": {"scale": "time"},
		"type": "line"}, {"rows": [[1]], "columns": [{"name": "a"}], "type": "table"}], "title": "t"}`))
	require.NoError(t, err)
	require.Equal(t, "time", report.Blocks[0].(*Line).X.Scale)
	require.Equal(t, 1.0, report.Blocks[1].(*Table).Rows[0][0].Number)
}

// A report shares no memory with the body, which may be used again at once.
func TestTheReportOutlivesItsBody(t *testing.T) {
	data := fullSpec(t)
	report, err := ReadReport(data)
	require.NoError(t, err)
	clear(data)
	require.Empty(t, cmp.Diff(fullReport(), report, cmpopts.EquateNaNs()))
}

func fullSpec(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/full.json")
	require.NoError(t, err)
	return data
}
