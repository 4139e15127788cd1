package app

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func run(t *testing.T, in string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = Main(t.Context(), args, Streams{In: strings.NewReader(in), Out: &o, Err: &e})
	return code, o.String(), e.String()
}

func TestRenderWritesThePDF(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	require.NoError(t, os.WriteFile("week.json", []byte(spec("Неделя 7")), 0o600))
	code, out, errs := run(t, "", "render", "week.json")
	require.Equal(t, 0, code, errs)
	require.Empty(t, out)
	pdf, err := os.ReadFile(filepath.Join(dir, "week.pdf"))
	require.NoError(t, err)
	require.Contains(t, pdfText(t, pdf), "Неделя 7")

	code, out, _ = run(t, spec("Неделя 7"), "render", "-")
	require.Equal(t, 0, code)
	require.Equal(t, string(pdf), out, "same spec, same bytes")
}

func TestValidateTellsEveryMistake(t *testing.T) {
	code, out, errs := run(t, `{"titel": "x", "blocks": []}`, "validate", "-")
	require.Equal(t, 1, code)
	require.Equal(t, 3, strings.Count(out, "\n"), out)
	require.Contains(t, out, "/titel: ")
	require.Contains(t, out, "/blocks: ")
	require.Contains(t, errs, "3 mistake")

	code, out, _ = run(t, spec("fine"), "validate", "-")
	require.Equal(t, 0, code)
	require.Empty(t, out)
}

func TestExitCodes(t *testing.T) {
	for _, c := range []struct {
		code int
		args []string
	}{
		{0, []string{"version"}},
		{0, []string{"help"}},
		{1, []string{"validate", "no-such-file.json"}},
		{1, []string{"render", "no-such-file.json"}},
		{2, []string{"rendr"}},
		{2, []string{"validate"}},
		{2, []string{"version", "please"}},
		{2, []string{"serve", "--port", "80"}},
		{2, []string{"serve", "--roles", "boss"}},
	} {
		code, _, errs := run(t, "", c.args...)
		require.Equal(t, c.code, code, "%v: %s", c.args, errs)
		if c.code != 0 {
			require.Regexp(t, `^plotmill: .`, errs, "%v", c.args)
		}
	}
}

func TestSchemaIsJSON(t *testing.T) {
	code, out, _ := run(t, "", "schema")
	require.Equal(t, 0, code)
	require.True(t, json.Valid([]byte(out)))
}

func TestSecondProcessOnTheSameFileIsRefused(t *testing.T) {
	cfg := embeddedConfig(t)
	start(t, cfg)
	_, err := New(cfg, start(t, embeddedConfig(t)).log)
	require.ErrorContains(t, err, cfg.Store.path())
}
