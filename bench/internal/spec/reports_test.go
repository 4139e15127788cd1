package spec_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/bench/internal/spec"
)

type chart struct {
	Bins       int      `json:"bins"`
	Categories []string `json:"categories"`
	Series     []struct {
		X      []float64 `json:"x"`
		Y      []float64 `json:"y"`
		Values []float64 `json:"values"`
	} `json:"series"`
}

func read(t *testing.T, body []byte) (title string, charts []chart) {
	t.Helper()
	var report struct {
		Title  string  `json:"title"`
		Lang   string  `json:"lang"`
		Blocks []chart `json:"blocks"`
	}
	require.NoError(t, json.Unmarshal(body, &report))
	require.Equal(t, "ru", report.Lang)
	return report.Title, report.Blocks
}

func TestR4HasTheReferenceShape(t *testing.T) {
	body := spec.R4(7).Body(spec.Token(1, 2))
	title, charts := read(t, body)

	require.Equal(t, "Ежедневный отчёт PM00001-000002", title)
	require.InDelta(t, 160_000, len(body), 2_000)
	require.Len(t, charts, 4)
	require.Len(t, charts[0].Series, 3)
	require.Len(t, charts[0].Series[2].Y, 1000)
	require.Len(t, charts[1].Categories, 12)
	require.Len(t, charts[1].Series, 3)
	require.Len(t, charts[2].Series[0].X, 2000)
	require.Len(t, charts[3].Series[0].Values, 10_000)
	require.Equal(t, 40, charts[3].Bins)
}

func TestSameSeedSameSpec(t *testing.T) {
	require.Equal(t, spec.R4(7), spec.R4(7))
	require.NotEqual(t, spec.R4(7), spec.R4(8))
}

func TestMixIsAllDifferent(t *testing.T) {
	seen := map[string]bool{}
	for _, template := range spec.Mix(7, 50) {
		_, charts := read(t, template.Body(spec.Token(0, 0)))
		require.NotEmpty(t, charts)
		seen[string(template.Tail)] = true
	}
	require.Len(t, seen, 50)
}

func TestLenIsTheBodysLength(t *testing.T) {
	templates, err := spec.Named("mix50", 1)
	require.NoError(t, err)
	for i, template := range templates {
		require.Len(t, template.Body(spec.Token(99_999, i)), template.Len())
	}
}

func TestTinyIsTiny(t *testing.T) {
	templates, err := spec.Named("tiny", 1)
	require.NoError(t, err)
	require.Less(t, templates[0].Len(), 600)
	read(t, templates[0].Body(spec.Token(0, 0)))
}

func TestUnknownNameSaysWhichThereAre(t *testing.T) {
	_, err := spec.Named("r5", 1)
	require.ErrorContains(t, err, "r4, tiny or mix50")
}
