package messages

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// Whatever comes, ReadReport returns a report, a *SyntaxError, or *Mistakes that name values of the text; and it holds
// for JSON what encoding/json does, but for what it refuses on purpose.
func FuzzReadReport(f *testing.F) {
	f.Add(fullSpec(f))
	for _, file := range badFiles(f) {
		spec, _ := readBad(f, file)
		f.Add(spec)
	}
	for _, file := range jsonSeeds(f) {
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		report, err := ReadReport(data)
		var syntax *SyntaxError
		if errors.As(err, &syntax) {
			requireNotJSON(t, data, syntax)
			return
		}
		require.True(t, json.Valid(data), "%q", data)
		require.True(t, utf8.Valid(data), "%q", data)
		if err != nil {
			requireMistakes(t, data, err)
			return
		}
		requireSound(t, report)
	})
}

// jsonSeeds are texts in odd corners of JSON's grammar.
func jsonSeeds(t testing.TB) [][]byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "json_corners.txt"))
	require.NoError(t, err)
	var seeds [][]byte
	for line := range strings.Lines(string(data)) {
		seeds = append(seeds, []byte(strings.TrimSuffix(line, "\n")))
	}
	return seeds
}

// requireNotJSON holds a syntax error against encoding/json, which takes three things that ReadReport refuses.
func requireNotJSON(t *testing.T, data []byte, syntax *SyntaxError) {
	t.Helper()
	require.LessOrEqual(t, syntax.Offset, len(data))
	require.NotEmpty(t, syntax.Detail)
	stricter := !utf8.Valid(data) || strings.Contains(syntax.Detail, "surrogate") || strings.Contains(syntax.Detail, "nested deeper")
	require.True(t, stricter || !json.Valid(data), "%q: %v", data, syntax)
}

// requireMistakes checks that each pointer leads to a value of the text.
func requireMistakes(t *testing.T, data []byte, err error) {
	t.Helper()
	var mistakes *Mistakes
	require.ErrorAs(t, err, &mistakes)
	require.Len(t, mistakes.List, min(mistakes.Total, MaxMistakes))
	if strings.Contains(describe(t, err), "given twice") {
		return // encoding/json keeps the last of the two, which may look otherwise
	}
	var root any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber() // some may be beyond float64
	require.NoError(t, decoder.Decode(&root))
	for _, m := range mistakes.List {
		require.NotEmpty(t, m.Detail)
		require.True(t, leadsSomewhere(root, m.Pointer), "%q: %q", data, m.Pointer)
	}
}

func leadsSomewhere(value any, pointer string) bool {
	if pointer == "" {
		return true
	}
	name, rest, more := strings.Cut(pointer[1:], "/")
	if more {
		rest = "/" + rest
	}
	switch v := value.(type) {
	case map[string]any:
		next, found := v[strings.ReplaceAll(strings.ReplaceAll(name, "~1", "/"), "~0", "~")]
		return found && leadsSomewhere(next, rest)
	case []any:
		i, err := strconv.Atoi(name)
		return err == nil && i < len(v) && leadsSomewhere(v[i], rest)
	}
	return false
}

// requireSound checks what a renderer relies on.
func requireSound(t *testing.T, report *Report) {
	t.Helper()
	require.NotEmpty(t, report.Title)
	require.NotEmpty(t, report.Blocks)
	requireSoundBlocks(t, report.Blocks)
}

func requireSoundBlocks(t *testing.T, blocks []Block) {
	t.Helper()
	for _, block := range blocks {
		switch b := block.(type) {
		case nil:
			require.Fail(t, "a block is missing")
		case *Row:
			requireSoundRow(t, b)
		case *KPIs:
			require.NotEmpty(t, b.Items)
			for _, k := range b.Items {
				require.NotEmpty(t, k.Label)
				requireWithin(t, []float64{k.Value, k.Change}, -MaxValue, MaxValue)
			}
		case *Line:
			requirePoints(t, b.X, b.Y, b.Series)
		case *Scatter:
			requirePoints(t, b.X, b.Y, b.Series)
		case *Bar:
			for _, s := range b.Series {
				require.Len(t, s.Y.Numbers, len(b.Categories))
				requireWithin(t, s.Y.Numbers, -MaxValue, MaxValue)
			}
		case *Area:
			requirePoints(t, b.X, b.Y, b.Series)
			requireStackable(t, b)
		case *Pie:
			requireShares(t, b)
		case *Histogram:
			require.True(t, 1 <= b.Bins && b.Bins <= MaxBins)
			for _, s := range b.Series {
				requireWithin(t, s.Values.Numbers, -MaxValue, MaxValue)
			}
		case *Table:
			for _, row := range b.Rows {
				require.Len(t, row, len(b.Columns))
			}
		}
	}
}

func requireSoundRow(t *testing.T, row *Row) {
	t.Helper()
	require.True(t, 1 <= len(row.Blocks) && len(row.Blocks) <= MaxRowBlocks)
	require.True(t, row.Widths == nil || len(row.Widths) == len(row.Blocks))
	requireWithin(t, row.Widths, 1, MaxShare)
	for _, block := range row.Blocks {
		require.NotContains(t, []string{"row", "page_break"}, block.Type())
	}
	requireSoundBlocks(t, row.Blocks)
}

func requirePoints(t *testing.T, x, y Axis, series []XYSeries) {
	t.Helper()
	for _, s := range series {
		require.Len(t, s.Y.Numbers, len(s.X.Numbers))
		requireWithin(t, s.X.Numbers, least(x.Scale), MaxValue)
		requireWithin(t, s.Y.Numbers, least(y.Scale), MaxValue)
		require.False(t, s.X.Time && x.Scale != "time")
		for _, v := range s.X.Numbers {
			require.False(t, math.IsNaN(v), "null in x")
		}
	}
}

func requireStackable(t *testing.T, b *Area) {
	t.Helper()
	for _, s := range b.Series {
		require.True(t, slices.IsSorted(s.X.Numbers))
		if b.Stack != "none" {
			require.Equal(t, b.Series[0].X.Numbers, s.X.Numbers)
		}
		if b.Stack == "percent" {
			requireWithin(t, s.Y.Numbers, 0, MaxValue)
		}
	}
}

func requireShares(t *testing.T, b *Pie) {
	t.Helper()
	sum := 0.0
	for _, s := range b.Slices {
		require.NotEmpty(t, s.Name)
		requireWithin(t, []float64{s.Value}, 0, MaxValue)
		sum += s.Value
	}
	require.True(t, 0 < sum && sum <= MaxValue, "%g", sum)
}

func least(scale string) float64 {
	switch scale {
	case "log":
		return 5e-324
	case "time":
		return firstMilli
	}
	return -MaxValue
}

func requireWithin(t *testing.T, values []float64, least, most float64) {
	t.Helper()
	for _, v := range values {
		require.False(t, v < least || v > most || isOdd(v), "%g", v)
	}
}
