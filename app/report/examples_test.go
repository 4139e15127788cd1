package report

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

func TestExamplesRenderAsTheyShould(t *testing.T) {
	files, err := filepath.Glob("../../examples/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		spec, err := messages.ReadReport(data)
		require.NoError(t, err, file)
		out := render(t, spec)
		checkPDF(t, out)
		require.Empty(t, out.Warnings, file)
		require.Equal(t, 2, out.Pages, file)
		require.Contains(t, pageTexts(t, out.PDF)[0], spec.Title)
	}
}
