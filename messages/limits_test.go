package messages

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// repeated writes a JSON array of n times the same item.
func repeated(n int, item string) string {
	return "[" + strings.TrimSuffix(strings.Repeat(item+",", n), ",") + "]"
}

func spec(block string) []byte {
	return []byte(`{"title": "t", "blocks": [` + block + `]}`)
}

// What is just within a limit is good, and one more is one mistake, at the right place.
func TestLimits(t *testing.T) {
	label := func(n int) string { return `"` + strings.Repeat("ё", n) + `"` }
	series := `{"y": [1]}`
	for _, c := range []struct {
		name, pointer, detail string
		most                  int
		spec                  func(n int) []byte
	}{
		{"blocks", "/blocks", "has 501 blocks; at most 500 are allowed", MaxBlocks, func(n int) []byte {
			return []byte(`{"title": "t", "blocks": ` + repeated(n, `{"type": "text", "text": "x"}`) + `}`)
		}},
		{"blocks with those in rows", "/blocks", "has 501 blocks with those in rows; at most 500 are allowed", MaxBlocks, func(n int) []byte {
			rows := repeated(n/5, `{"type": "row", "blocks": `+repeated(4, `{"type": "text", "text": "x"}`)+`}`)
			return []byte(`{"title": "t", "blocks": ` + strings.TrimSuffix(rows, "]") + strings.Repeat(`, {"type": "page_break"}`, n%5) + `]}`)
		}},
		{"blocks of a row", "/blocks/0/blocks", "has 7 blocks; at most 6 are allowed", MaxRowBlocks, func(n int) []byte {
			return spec(`{"type": "row", "blocks": ` + repeated(n, `{"type": "text", "text": "x"}`) + `}`)
		}},
		{"shares of a row", "/blocks/0/widths/1", "must be a number from 1 to 6: how many times as wide as a block of 1", MaxShare,
			func(n int) []byte {
				two := repeated(2, `{"type": "text", "text": "x"}`)
				return spec(fmt.Sprintf(`{"type": "row", "widths": [1, %d], "blocks": %s}`, n, two))
			}},
		{"key figures", "/blocks/0/items", "has 25 items; at most 24 are allowed", MaxItems, func(n int) []byte {
			return spec(`{"type": "kpis", "items": ` + repeated(n, `{"label": "k", "value": 1}`) + `}`)
		}},
		{"series", "/blocks/0/series", "has 201 series; at most 200 are allowed", MaxSeries, func(n int) []byte {
			return spec(`{"type": "bar", "categories": ["a"], "series": ` + repeated(n, series) + `}`)
		}},
		{"categories", "/blocks/0/categories", "has 501 categories; at most 500 are allowed", MaxCategories, func(n int) []byte {
			return spec(`{"type": "bar", "categories": ` + repeated(n, `"c"`) + `, "series": [{"y": ` + repeated(n, "1") + `}]}`)
		}},
		{"columns", "/blocks/0/columns", "has 101 columns; at most 100 are allowed", MaxColumns, func(n int) []byte {
			return spec(`{"type": "table", "columns": ` + repeated(n, `{"name": "c"}`) + `, "rows": [` + repeated(n, "1") + `]}`)
		}},
		{"cells", "/blocks/0/rows", "has 250,001 cells; at most 250,000 are allowed in a table", MaxCells, func(n int) []byte {
			return spec(`{"type": "table", "columns": [{"name": "c"}], "rows": ` + repeated(n, "[1]") + `}`)
		}},
		{"points", "/blocks/0/series/0/values", "the report has more than 2,000,000 points; send fewer, " +
			"for example one mean for each minute", MaxPoints, func(n int) []byte {
			return spec(`{"type": "histogram", "series": [{"values": ` + repeated(n, "1") + `}]}`)
		}},
		{"points of all series", "/blocks/1/series/0/y", "the report has more than 2,000,000 points; send fewer, " +
			"for example one mean for each minute", MaxPoints, func(n int) []byte {
			return spec(`{"type": "histogram", "series": [{"values": ` + repeated(n-1, "1") + `}]}, ` +
				`{"type": "scatter", "series": [{"x": [1], "y": [1]}]}`)
		}},
		{"bins", "/blocks/0/bins", "must be a whole number from 1 to 1,000", MaxBins, func(n int) []byte {
			return spec(fmt.Sprintf(`{"type": "histogram", "bins": %d, "series": [{"values": [1]}]}`, n))
		}},
		{"slices", "/blocks/0/slices", "has 33 slices; at most 32 are allowed", MaxSlices, func(n int) []byte {
			return spec(`{"type": "pie", "slices": ` + repeated(n, `{"name": "s", "value": 1}`) + `}`)
		}},
		{"title", "/blocks/0/title", "has 301 characters; at most 300 are allowed", MaxTitle, func(n int) []byte {
			return spec(`{"type": "bar", "title": ` + label(n) + `, "categories": ["a"], "series": [` + series + `]}`)
		}},
		{"label", "/blocks/0/categories/0", "has 121 characters; at most 120 are allowed", MaxLabel, func(n int) []byte {
			return spec(`{"type": "bar", "categories": [` + label(n) + `], "series": [` + series + `]}`)
		}},
		{"cell", "/blocks/0/rows/0/0", "has 1,001 characters; at most 1,000 are allowed", MaxCell, func(n int) []byte {
			return spec(`{"type": "table", "columns": [{"name": "c"}], "rows": [[` + label(n) + `]]}`)
		}},
		{"text", "/blocks/0/text", "has 100,001 characters; at most 100,000 are allowed", MaxText, func(n int) []byte {
			return spec(`{"type": "text", "text": ` + label(n) + `}`)
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

// A million values that cannot be stacked are found in one go through the text: a go for each would not end.
func TestMistakesOfAStackAreFoundInOneGo(t *testing.T) {
	_, err := ReadReport(spec(`{"type": "area", "stack": "percent", "series": [{"x": ` + repeated(1_000_000, "1") +
		`, "y": ` + repeated(1_000_000, "-1") + `}]}`))
	var mistakes *Mistakes
	require.ErrorAs(t, err, &mistakes)
	require.Equal(t, 1_000_000, mistakes.Total)
	require.Equal(t, "/blocks/0/series/0/y/99", mistakes.List[99].Pointer)
}

// Depth is a fault of the text, found without going deep.
func TestNestingIsLimited(t *testing.T) {
	for _, open := range []string{"[", `{"a":`, `[{"title":`} {
		_, err := ReadReport([]byte(strings.Repeat(open, 10_000)))
		var syntax *SyntaxError
		require.ErrorAs(t, err, &syntax)
		require.Equal(t, "nested deeper than 64 levels", syntax.Detail)
	}
	_, err := ReadReport([]byte(`{"a":` + strings.Repeat("[", MaxDepth-1) + strings.Repeat("]", MaxDepth-1) + `}`))
	require.False(t, errors.As(err, new(*SyntaxError)), err)
}

// A million mistakes are counted; the first hundred are told.
func TestOnlyTheFirstMistakesAreKept(t *testing.T) {
	_, err := ReadReport(spec(`{"type": "line", "series": [{"x": ` + repeated(1_000_000, "1") + `, "y": ` +
		repeated(1_000_000, "true") + `}]}, {"type": "none"}`))
	var mistakes *Mistakes
	require.ErrorAs(t, err, &mistakes)
	require.Equal(t, 1_000_001, mistakes.Total)
	require.Len(t, mistakes.List, MaxMistakes)
	require.Equal(t, Mistake{"/blocks/0/series/0/y/99", "must be a number or null, not true or false"}, mistakes.List[99])
}

// Reading allocates for what it returns, not for each number.
func TestReadingAllocatesLittle(t *testing.T) {
	data := []byte(usualSpec())
	require.Less(t, testing.AllocsPerRun(10, func() { _, _ = ReadReport(data) }), 100.0)
}
