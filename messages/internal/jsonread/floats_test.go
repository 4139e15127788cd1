package jsonread

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"
)

func TestFloatsReadsNumbersAndNulls(t *testing.T) {
	gap := math.NaN()
	for text, want := range map[string][]float64{
		"[]":                        nil,
		" [ ] ":                     nil,
		"[1]":                       {1},
		"[1,-2.5, 3e2 ,\n\t4]":      {1, -2.5, 300, 4},
		"[null, 1, null]":           {gap, 1, gap},
		"[ 0.1,  0.2,0.3,     0.4]": {0.1, 0.2, 0.3, 0.4},
	} {
		r := opened(t, text)
		got := r.Floats(nil, 100, 1e300)
		require.False(t, r.Item())
		r.End()
		require.Nil(t, r.Fault(), text)
		require.Empty(t, cmp.Diff(want, got, cmpopts.EquateNaNs()), text)
	}
}

// What is no number is left where it is, for the reading item by item.
func TestFloatsStopsBeforeWhatIsOdd(t *testing.T) {
	for text, kind := range map[string]Kind{
		`[1, "2", 3]`: String,
		`[1, 1e301]`:  Number,
		`[1, -1e999]`: Number,
		`[1,[2]]`:     Array,
		`[1, true]`:   Bool,
	} {
		r := opened(t, text)
		require.Equal(t, []float64{1}, r.Floats(nil, 100, 1e300), text)
		require.True(t, r.Item(), text)
		require.Equal(t, kind, r.Kind(), text)
	}
	r := opened(t, "[1, 2, 3]")
	require.Equal(t, []float64{1, 2}, r.Floats(nil, 2, 1e300))
	require.True(t, r.Item())
	require.Equal(t, 3.0, r.Float())
}

func TestFloatsForgivesNothing(t *testing.T) {
	for _, text := range []string{
		"[,1]", "[, 1]", "[1,]", "[1, ]", "[1,,2]", "[1, , 2]", "[1 2]", "[1", "[1,", "[", "[01]", "[1.]", "[nul]", "[nullx]",
		"[1}", "[+1]", "[NaN]", "[-Infinity]",
	} {
		r := opened(t, text)
		r.Floats(nil, 100, 1e300)
		for r.Item() {
			r.Skip()
		}
		require.NotNil(t, r.Fault(), text)
	}
}

func TestGuessIsExactForNumbers(t *testing.T) {
	for text, want := range map[string]int{"[1]": 1, "[1,2]": 2, "[ 1.5, null, 3 ]": 3, "[": 0} {
		require.Equal(t, want, opened(t, text).Guess(), text)
	}
	require.LessOrEqual(t, opened(t, `[",,,,,,,,,,"]`).Guess(), 7)
}

func opened(t *testing.T, text string) *Reader {
	t.Helper()
	r := New([]byte(text), 10)
	require.Equal(t, Array, r.Kind())
	r.Open()
	return r
}
