package report

import (
	"context"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

// hostile are reports that are valid and yet have made renderers hang, panic, or write NaN.
func hostile() map[string][]messages.Block {
	nan := math.NaN()
	all := map[string][]messages.Block{
		"nothing but nulls": {
			lineOf(nan, nan, nan), barOf("none", nan, nan), scatterOf(nan), histogramOf(nan, nan)},
		"no values at all": {
			&messages.Line{}, &messages.Scatter{}, &messages.Bar{}, &messages.Histogram{}, &messages.Table{},
			lineOf(), barOf("percent"), scatterOf(), histogramOf()},
		"areas and pies of nothing": {
			&messages.Area{}, &messages.Pie{}, areaOf("none", nan, nan), areaOf("percent", 0, 0, nan), areaOf("stacked"),
			pieOf(0, 0), pieOf(nan, -1)},
		"areas at the ends of numbers": {
			areaOf("none", 1e300, -1e300), areaOf("stacked", 1e300, -1e300), areaOf("percent", 1e300, 5e-324, nan)},
		"pies at the ends of numbers": {pieOf(1e300, 1e300, 5e-324), pieOf(5e-324), pieOf(1e-320, 1e-9), donutOf(1e300, 1),
			donutOf(5e-324, 0, 0), donutOf(1e15, 0.1), donutOf(1, 1e-15)},
		"32 slices":                {manySlices("W"), manySlices("очень длинное имя "), donutOf(values(32, func(int) float64 { return 1 }).Numbers...)},
		"single values":            {lineOf(5), barOf("none", 5), barOf("percent", 5), scatterOf(5), histogramOf(5)},
		"lone points between gaps": {lineOf(1, nan, 2, nan, nan, 3)},
		"empty text": {
			&messages.Text{}, &messages.Text{Text: "\n\n"}, &messages.Text{Text: "# \n\n- \n\n```\n```"}},
		"500 categories":         {categoriesOf(500, "Категория с длинным именем", false), categoriesOf(500, "Имя", true)},
		"200 series":             {manySeries(200, "Ряд с довольно длинным именем номер")},
		"long names of words":    {longNames(strings.Repeat("очень длинное имя ", 7)[:200])},
		"long names of one word": {longNames(strings.Repeat("Ж", 120))},
		"stacked near the top of numbers": {
			barOf("stacked", 1e300, 1e300, -1e300), barOf("percent", 1e300, 0, -1e300), barOf("none", 1e300, -1e300)},
		"logarithms of what has none": {
			&messages.Line{Y: messages.Axis{Scale: "log"}, Series: seriesOf(0, -1, nan)},
			&messages.Line{Y: messages.Axis{Scale: "log"}, X: messages.Axis{Scale: "log"}, Series: seriesOf(0, -1, 3, 5e-324)},
		},
		"logarithms of equals": {
			&messages.Scatter{Y: messages.Axis{Scale: "log"}, X: messages.Axis{Scale: "log"}, Series: seriesOf(0.5, 0.5)},
			&messages.Line{Y: messages.Axis{Scale: "log"}, Series: seriesOf(7, 8, 9)}},
		"logarithms over everything": {
			&messages.Line{Y: messages.Axis{Scale: "log"}, Series: seriesOf(1e-300, 1, 1e300)},
		},
		"times out of the calendar": {
			&messages.Line{X: messages.Axis{Scale: "time"}, Series: []messages.XYSeries{{X: numbers(-1e300, 1e300), Y: numbers(1, 2)}}},
			&messages.Line{X: messages.Axis{Scale: "time"}, Series: []messages.XYSeries{{X: numbers(0), Y: numbers(1)}}},
			&messages.Line{X: messages.Axis{Scale: "time"}, Series: []messages.XYSeries{
				{X: numbers(-62135596800000, 253402300799999), Y: numbers(1, 2)}}}},
		"key figures that are too long": {
			&messages.KPIs{}, &messages.KPIs{Items: []messages.KPI{kpi(strings.Repeat("Ж", 120), -1.2345678901234567e14, strings.Repeat("W", 120), 1e300)}},
			rowOf(6, &messages.KPIs{Items: []messages.KPI{kpi("", 1e300, "", nan), kpi("x", 0.12345678901234567, "y", -1e300)}}, 6)},
		"rows of nothing": {&messages.Row{}, rowOf(2, &messages.Text{}), &messages.Row{Widths: []float64{2}, Blocks: []messages.Block{lineOf(nan)}}},
		"narrow rows":     {rowOf(6, longNames(strings.Repeat("Ж", 120)), 6), rowOf(6, wideTable(40), 6), rowOf(6, manySeries(200, "Ряд"), 6)},
		"rows taller than a page": {
			rowOf(2, &messages.Text{Text: strings.Repeat("слово ", 5000)}), rowOf(2, categoriesOf(500, "Имя", true))},
		"breaks only":            {&messages.PageBreak{}, &messages.PageBreak{}},
		"1000 bins of one value": {&messages.Histogram{Bins: 1000, Series: []messages.HistogramSeries{{Values: numbers(1, 1+2e-16)}}}},
		"wide table":             {wideTable(300)},
		"table of long texts": {&messages.Table{Columns: []messages.Column{{Name: "a"}, {Name: strings.Repeat("W", 120)}},
			Rows: [][]messages.Cell{{text(strings.Repeat("слово ", 20000)), text(strings.Repeat("Щ", 50000))}, {num(1e300), num(-5e-324)}}}},
		"ragged table": {&messages.Table{Columns: []messages.Column{{Name: ""}, {Name: "b"}},
			Rows: [][]messages.Cell{{}, {num(1)}, {{}, text("")}}}},
		"characters no font has": {&messages.Text{Text: "中文 🎉 שלום السلام"}, lineOf(1, 2)},
		"nested beyond reason": {
			&messages.Text{Text: strings.Repeat("> ", 5000)}, &messages.Text{Text: strings.Repeat("- ", 5000)},
			&messages.Text{Text: strings.Repeat("[a](", 2500)}, &messages.Text{Text: strings.Repeat("- a\n ", 2000)}},
	}
	for _, pair := range [][2]float64{
		{0, 0}, {5, 5}, {1e15, 1e15}, {1e16, 1e16}, {1e17, 1e17}, {1e300, 1e300}, {-1e300, 1e300}, {0, 1e300},
		{1, 1 + 4e-16}, {1, 1 + 1e-13}, {1e9, 1e9 + 1e-6}, {1e15, 1e15 + 1}, {1e17, 1e17 + 64}, {0, 5e-324},
		{1e-320, 2e-320}, {0, 1e-300}, {1.7e18, 1.7e18 + 1e6}, {-5, -5}, {-1e-9, 1e-9}, {0.1, 0.1 + 1e-9},
	} {
		a, b := pair[0], pair[1]
		all[fmt.Sprintf("from %g to %g", a, b)] = []messages.Block{
			lineOf(a, b), barOf("stacked", a, b), scatterOf(a, b), histogramOf(a, b),
			&messages.Line{Series: []messages.XYSeries{{X: numbers(a, b), Y: numbers(1, 2)}}}}
	}
	return all
}

func seriesOf(v ...float64) []messages.XYSeries {
	return []messages.XYSeries{{Name: "s", X: values(len(v), func(i int) float64 { return float64(i) }), Y: numbers(v...)}}
}

func lineOf(v ...float64) messages.Block    { return &messages.Line{Series: seriesOf(v...)} }
func scatterOf(v ...float64) messages.Block { return &messages.Scatter{Series: seriesOf(v...)} }
func histogramOf(v ...float64) messages.Block {
	return &messages.Histogram{Series: []messages.HistogramSeries{{Name: "h", Values: numbers(v...)}}}
}

// areaOf has two series of the values.
func areaOf(stack string, v ...float64) messages.Block {
	return &messages.Area{Stack: stack, Series: append(seriesOf(v...), seriesOf(v...)...)}
}

func pieOf(v ...float64) messages.Block   { return &messages.Pie{Slices: unnamed(v)} }
func donutOf(v ...float64) messages.Block { return &messages.Pie{Donut: true, Slices: unnamed(v)} }

func unnamed(v []float64) (all []messages.Slice) {
	for i, x := range v {
		all = append(all, messages.Slice{Name: fmt.Sprint(i), Value: x})
	}
	return all
}

func manySlices(name string) messages.Block {
	b := &messages.Pie{}
	for i := range messages.MaxSlices {
		b.Slices = append(b.Slices, messages.Slice{Name: strings.Repeat(name, 6)[:min(120, 6*len(name))], Value: 1 / float64(1+i*i)})
	}
	return b
}

func barOf(stack string, v ...float64) messages.Block {
	b := &messages.Bar{Stack: stack, Categories: []string{"one"}}
	for i, x := range v {
		b.Series = append(b.Series, messages.BarSeries{Name: fmt.Sprint(i), Y: numbers(x)})
	}
	return b
}

func categoriesOf(n int, name string, horizontal bool) messages.Block {
	b := &messages.Bar{Horizontal: horizontal, Heading: headed("Many"), Series: []messages.BarSeries{{Name: "v"}}}
	for i := range n {
		b.Categories = append(b.Categories, fmt.Sprintf("%s %d", name, i))
		b.Series[0].Y.Numbers = append(b.Series[0].Y.Numbers, float64(i%37)-5)
	}
	return b
}

func manySeries(n int, name string) messages.Block {
	b := &messages.Line{Heading: headed("Many")}
	for i := range n {
		s := seriesOf(float64(i), float64(i*i%91), float64(n-i))[0]
		s.Name = fmt.Sprintf("%s %d", name, i)
		b.Series = append(b.Series, s)
	}
	return b
}

// rowOf is a row of n times the block, the first with a share of the width if one is given.
func rowOf(n int, b messages.Block, share ...float64) messages.Block {
	row := &messages.Row{Widths: share}
	for range n {
		row.Blocks = append(row.Blocks, b)
	}
	return row
}

func longNames(name string) messages.Block {
	return &messages.Bar{Heading: messages.Heading{Title: name + name, Unit: name}, Y: messages.Axis{Title: name},
		Categories: []string{name + "1", name + "2", name + "3"},
		Series:     []messages.BarSeries{{Name: name, Y: numbers(1, 2, 3)}, {Name: name, Y: numbers(3, 2, 1)}}}
}

func wideTable(columns int) messages.Block {
	b := &messages.Table{Heading: headed("Wide"), Rows: [][]messages.Cell{nil, nil}}
	for i := range columns {
		b.Columns = append(b.Columns, messages.Column{Name: fmt.Sprintf("column %d", i)})
		b.Rows[0], b.Rows[1] = append(b.Rows[0], num(float64(i))), append(b.Rows[1], text("text"))
	}
	return b
}

var notNumbers = regexp.MustCompile(`(?i)\bnan\b|[ +-]inf\b`)

func TestHostileReports(t *testing.T) {
	r := newRenderer(t)
	for name, blocks := range hostile() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			defer cancel()
			out, err := r.Render(ctx, &messages.Report{Title: name, Lang: "ru", Blocks: blocks})
			require.NoError(t, err)
			// qpdf fails on what is broken in the file, and writes out what is compressed
			plain := run(t, "qpdf", "qpdf", "--qdf", saved(t, out.PDF), "-")
			require.Empty(t, notNumbers.FindString(plain))
		})
	}
}

func TestHugeReports(t *testing.T) {
	var blocks []messages.Block
	for i := range messages.MaxBlocks {
		blocks = append(blocks, []messages.Block{lineOf(1, 2, 3), barOf("none", 1, 2), &messages.Text{Text: "# A\n\nb"}}[i%3])
	}
	out := render(t, &messages.Report{Title: "500 blocks", Blocks: blocks})
	require.Greater(t, out.Pages, 150)

	rows := &messages.Table{Heading: headed("Rows"), Columns: []messages.Column{{Name: "Номер"}, {Name: "Имя"}}}
	for i := range 5000 {
		rows.Rows = append(rows.Rows, []messages.Cell{num(float64(i)), text(fmt.Sprintf("row %d", i))})
	}
	out = render(t, &messages.Report{Title: "5000 rows", Lang: "ru", Blocks: []messages.Block{rows}})
	pages := pageTexts(t, out.PDF)
	require.Len(t, pages, out.Pages)
	for _, page := range pages {
		require.Contains(t, page, "Номер", "the head stands on every page")
	}
	require.Contains(t, pages[len(pages)-1], "row 4999")
}

func TestMissingCharactersAreWarnedOf(t *testing.T) {
	out := render(t, &messages.Report{Title: "中文", Blocks: []messages.Block{&messages.Text{Text: "🎉 ok ✓"}}})
	require.Len(t, out.Warnings, 1)
	require.Contains(t, out.Warnings[0], "中 (U+4E2D)")
	require.Contains(t, out.Warnings[0], "🎉 (U+1F389)")
	require.NotContains(t, out.Warnings[0], "✓")
	require.Contains(t, pageTexts(t, out.PDF)[0], "中文", "a box can still be copied as what it stands for")
}

func TestDeadlineEndsRendering(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := newRenderer(t).Render(ctx, gallery())
	require.ErrorIs(t, err, context.Canceled)
}

// panicking is a block that drawing cannot take.
type panicking struct{ *messages.Line }

func TestPanicIsAnError(t *testing.T) {
	_, err := newRenderer(t).Render(context.Background(), &messages.Report{Blocks: []messages.Block{
		lineOf(1), (*messages.Text)(nil)}})
	require.ErrorContains(t, err, "block 1 (text): drawing failed")
	_, err = newRenderer(t).Render(context.Background(), &messages.Report{Blocks: []messages.Block{panicking{}}})
	require.ErrorContains(t, err, "block 0")
}

func TestSameBytesWhateverElseIsRendered(t *testing.T) {
	r := newRenderer(t)
	want := map[string][]byte{}
	specs := map[string]*messages.Report{"gallery": gallery(), "r4": r4("R4"), "shares": areasAndPies(), "text": {Title: "中文 A", Blocks: []messages.Block{
		&messages.Text{Text: "other glyphs: ΑΒΓ ✓ ☃"}}}}
	for name, spec := range specs {
		want[name] = render(t, spec).PDF
	}
	for range 8 {
		for name, spec := range specs {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				for range 5 {
					out, err := r.Render(context.Background(), spec)
					require.NoError(t, err)
					require.True(t, slices.Equal(want[name], out.PDF), "the bytes differ")
				}
			})
		}
	}
}
