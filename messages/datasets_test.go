package messages

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"
)

const (
	setOfColumns = `{"month": ["2026-01", "2026-02", "2026-03"], "at": [1, 2, 3], "plan": [10, null, 12.5], "shop, town": ["A \"1\"", "", "B"]}`
	setOfRows    = `{"rows": [{"month": "2026-01", "at": 1, "plan": 10, "shop, town": "A \"1\""}, ` +
		`{"plan": null, "month": "2026-02", "shop, town": "", "at": 2}, {"month": "2026-03", "at": 3, "plan": 12.5, "shop, town": "B"}]}`
	setOfCSV = `{"csv": "month,at,plan,\"shop, town\"\r\n2026-01,1,10,\"A \"\"1\"\"\"\n2026-02,2,,-\n\n2026-03,3,1.25e1,B"}`
)

// usingSales is a report that uses the set "sales", and what it is without it.
func usingSales(set string) (named, plain string) {
	blocks := `"blocks": [
		{"type": "line", "data": "sales", "x": {"scale": "time"}, "series": [{"x": %[1]s, "y": %[3]s}, {"y": %[2]s, "x": %[1]s}]},
		{"type": "bar", "categories": %[4]s, "series": [{"y": %[3]s, "name": "p"}, {"y": [1, 2, 3]}], "data": "sales"},
		{"type": "scatter", "series": [{"x": %[2]s, "y": %[3]s, "data": "sales"}]},
		{"type": "bar", "data": "other", "categories": %[2]s, "series": [{"y": %[2]s}, {"y": %[3]s, "data": "sales"}]},
		{"type": "histogram", "data": "sales", "series": [{"values": %[3]s}]}]`
	names := fmt.Sprintf(blocks, `"month"`, `"at"`, `"plan"`, `"shop, town"`)
	empty := `""`
	if strings.Contains(set, "csv") {
		empty = `"-"`
	}
	values := fmt.Sprintf(blocks, `["2026-01", "2026-02", "2026-03"]`, `[1, 2, 3]`, `[10, null, 12.5]`, `["A \"1\"", `+empty+`, "B"]`)
	values = strings.ReplaceAll(values, `"categories": [1, 2, 3]`, `"categories": ["1", "2", "3"]`)
	for _, data := range []string{`"data": "sales", `, `, "data": "sales"`, `"data": "other", `} {
		values = strings.ReplaceAll(values, data, "")
	}
	return names, values
}

// A report with data sets is the one with the same arrays in their places, wherever the sets stand.
func TestDataSetsMeanTheirValues(t *testing.T) {
	for form, set := range map[string]string{"columns": setOfColumns, "rows": setOfRows, "csv": setOfCSV} {
		t.Run(form, func(t *testing.T) {
			named, plain := usingSales(set)
			want, err := ReadReport([]byte(`{"title": "t", ` + plain + `}`))
			require.NoError(t, err)
			sets := `"datasets": {"sales": ` + set + `, "unused": {"a": ["b"]}, "other": {"at": [1, 2, 3]}}`
			for _, spec := range []string{
				`{"title": "t", ` + sets + `, ` + named + `}`,
				`{"title": "t", ` + named + `, ` + sets + `}`,
			} {
				report, err := ReadReport([]byte(spec))
				require.NoError(t, err)
				require.Empty(t, cmp.Diff(want, report, cmpopts.EquateNaNs()))
			}
		})
	}
}

// In CSV only what JSON writes as a number is one: 007 and 1_000 stay names.
func TestNamesThatLookLikeNumbers(t *testing.T) {
	report, err := ReadReport([]byte(`{"title": "t", "datasets": {"s": {"csv": "code,n\n007,1\n1.50,2\n0x1F,3\n1_0,4\n2026-01,5\n"}},
		"blocks": [{"type": "bar", "data": "s", "categories": "code", "series": [{"y": "n"}]}]}`))
	require.NoError(t, err)
	require.Equal(t, []string{"007", "1.50", "0x1F", "1_0", "2026-01"}, report.Blocks[0].(*Bar).Categories)
}

// Series that use a column share its memory.
func TestUsesShareTheirColumn(t *testing.T) {
	report, err := ReadReport([]byte(`{"title": "t", "datasets": {"s": {"a": [1, 2]}}, "blocks": [{"type": "scatter", "data": "s",
		"series": [{"x": "a", "y": "a"}, {"x": "a", "y": "a"}]}]}`))
	require.NoError(t, err)
	series := report.Blocks[0].(*Scatter).Series
	require.Same(t, &series[0].X.Numbers[0], &series[1].X.Numbers[0])
	require.Equal(t, 2, cap(series[0].Y.Numbers), "nobody appends into another's column")
}

// What is just within a limit of data sets is good, and one more is a mistake.
func TestDataLimits(t *testing.T) {
	with := func(sets, block string) []byte {
		return []byte(`{"title": "t", "datasets": {` + sets + `}, "blocks": [` + block + `]}`)
	}
	text := `{"type": "text", "text": "x"}`
	named := func(n int, value string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `, "c%d": %s`, i, value)
		}
		return b.String()[2:]
	}
	header := func(n int) string { return strings.Repeat("c", n) }
	for _, c := range []struct {
		name, pointer, detail string
		most                  int
		spec                  func(n int) []byte
	}{
		{"sets", "/datasets", "has 101 data sets; at most 100 are allowed", MaxDatasets, func(n int) []byte {
			return with(named(n, `{"a": [1]}`), text)
		}},
		{"columns", "/datasets/s/c1000", "the data set has more than 1,000 columns; send only those that are used", MaxDataColumns,
			func(n int) []byte { return with(`"s": {`+named(n, "[1]")+`}`, text) }},
		{"fields", "/datasets/s/rows/0/c1000", "the data set has more than 1,000 columns; send only those that are used", MaxDataColumns,
			func(n int) []byte { return with(`"s": {"rows": [{`+named(n, "1")+`}]}`, text) }},
		{"cells", "/datasets/s/b", "the data sets have more than 4,000,000 cells; send fewer rows, or only the columns that are used",
			MaxDataCells, func(n int) []byte {
				return with(`"s": {"a": `+repeated(MaxDataCells/2, "1")+`, "b": `+repeated(n-MaxDataCells/2, "1")+`}`, text)
			}},
		{"lines", "/datasets/s/csv", "the data sets have more than 4,000,000 cells; send fewer rows, or only the columns that are used",
			MaxDataCells, func(n int) []byte { return with(`"s": {"csv": "a\n`+strings.Repeat(`1\n`, n)+`"}`, text) }},
		{"column's name", "/datasets/s/csv", "line 1, column 1: the column's name has 121 characters; at most 120 are allowed", MaxLabel,
			func(n int) []byte { return with(`"s": {"csv": "`+header(n)+`\n1"}`, text) }},
		{"set's name", "/datasets/" + header(121), "its name has 121 characters; at most 120 are allowed", MaxLabel,
			func(n int) []byte { return with(`"`+header(n)+`": {"a": [1]}`, text) }},
		{"categories", "/blocks/0/categories", "has 501 categories; at most 500 are allowed", MaxCategories, func(n int) []byte {
			return with(`"s": {"a": `+repeated(n, `"c"`)+`, "b": `+repeated(n, "1")+`}`,
				`{"type": "bar", "data": "s", "categories": "a", "series": [{"y": "b"}]}`)
		}},
		{"points by use", "/blocks/0/series/2/values", "the report has more than 2,000,000 points; send fewer, for example one mean for each minute",
			MaxPoints, func(n int) []byte {
				return with(`"s": {"a": `+repeated(MaxPoints/2, "1")+`}`, `{"type": "histogram", "data": "s", "series": [{"values": "a"}, `+
					`{"values": `+repeated(n-MaxPoints, "1")+`}, {"values": "a"}]}`)
			}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadReport(c.spec(c.most))
			require.NoError(t, err)
			_, err = ReadReport(c.spec(c.most + 1))
			require.Equal(t, &Mistakes{List: []Mistake{{c.pointer, c.detail}}, Total: 1}, err)
		})
	}
}

// Mistakes in data are counted with each kind of use, not with each use, and are told from the first.
func TestManyUsesOfBadData(t *testing.T) {
	lines := strings.Repeat(`x,0\n`, 300_000)
	series := strings.Repeat(`{"values": "a"}, `, MaxSeries-1) + `{"values": "b"}`
	_, err := ReadReport([]byte(`{"title": "t", "blocks": [{"type": "histogram", "data": "s", "series": [` + series + `]}],
		"datasets": {"s": {"csv": "a,b\n` + lines + `"}}}`))
	var mistakes *Mistakes
	require.ErrorAs(t, err, &mistakes)
	require.Len(t, mistakes.List, MaxMistakes)
	require.Equal(t, Mistake{"/datasets/s/csv", `line 2, column 1: "x" is not a number; numbers are written like -12.5 or 1.5e3, ` +
		"and gaps are empty (used by /blocks/0/series/0/values)"}, mistakes.List[1])
	require.Contains(t, mistakes.List[0].Detail, "more than 2,000,000 points")
	require.Equal(t, 300_001, mistakes.Total)
}

// Wide sets of many rows take no more memory than their cells, however often they are used.
func TestDataTakesBoundedMemory(t *testing.T) {
	const wide = MaxDataColumns
	line := strings.TrimSuffix(strings.Repeat("1,", wide), ",") + `\n`
	names := make([]string, wide)
	for i := range names {
		names[i] = fmt.Sprintf("c%d", i)
	}
	text := strings.Join(names, ",") + `\n` + strings.Repeat(line, MaxDataCells/wide)
	spec := []byte(`{"title": "t", "datasets": {"s": {"csv": "` + text + `"}}, "blocks": [{"type": "histogram", "data": "s", "series": [` +
		strings.TrimSuffix(strings.Repeat(`{"values": "c7"}, `, MaxSeries), ", ") + `]}]}`)
	before := allocated()
	report, err := ReadReport(spec)
	require.NoError(t, err)
	require.Less(t, allocated()-before, uint64(150<<20))
	require.Len(t, report.Blocks[0].(*Histogram).Series, MaxSeries)
}

func allocated() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.TotalAlloc
}

// A line of millions of fields is refused before each takes memory.
func TestTooWideLinesTakeNoMemory(t *testing.T) {
	spec := []byte(`{"title": "t", "blocks": [{"type": "text", "text": "x"}], "datasets": {"s": {"csv": "a\n` +
		strings.Repeat(",", 8<<20) + `"}}}`)
	before := allocated()
	_, err := ReadReport(spec)
	require.Less(t, allocated()-before, uint64(32<<20))
	require.Equal(t, &Mistakes{Total: 1, List: []Mistake{{"/datasets/s/csv",
		"line 2, column 1: the data set has more than 1,000 columns; send only those that are used"}}}, err)
}

// Texts that are no times are kept apart from gaps, but never get into a report.
func TestOddCellsAreNoNumbers(t *testing.T) {
	require.True(t, math.IsNaN(oddCell))
	require.True(t, isOdd(oddCell))
	require.False(t, isOdd(math.NaN()))
}

// BenchmarkReadDatasets reads 20,000 rows of a time and two numbers in each form, used by two series.
func BenchmarkReadDatasets(b *testing.B) {
	const rows = 20_000
	var times, plan, fact, objects, lines []string
	for i := range rows {
		at := fmt.Sprintf("2026-%02d-%02dT%02d:30:00Z", i/2000%12+1, i%28+1, i%24)
		p, f := fmt.Sprintf("%.2f", math.Sqrt(float64(i))), fmt.Sprint(i%977)
		times, plan, fact = append(times, `"`+at+`"`), append(plan, p), append(fact, f)
		objects = append(objects, fmt.Sprintf(`{"t": "%s", "p": %s, "f": %s}`, at, p, f))
		lines = append(lines, at+","+p+","+f)
	}
	array := func(items []string) string { return "[" + strings.Join(items, ", ") + "]" }
	for form, set := range map[string]string{
		"columns": `{"t": ` + array(times) + `, "p": ` + array(plan) + `, "f": ` + array(fact) + `}`,
		"rows":    `{"rows": ` + array(objects) + `}`,
		"csv":     `{"csv": "t,p,f\n` + strings.Join(lines, `\n`) + `"}`,
	} {
		b.Run(form, func(b *testing.B) {
			spec := []byte(`{"title": "t", "datasets": {"s": ` + set + `}, "blocks": [{"type": "line", "data": "s", "x": {"scale": "time"},
				"series": [{"x": "t", "y": "p"}, {"x": "t", "y": "f"}]}]}`)
			b.SetBytes(int64(len(spec)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ReadReport(spec); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
