package messages

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the mistakes that are found into testdata/bad")

const badSeparator = "---\n"

// Each file in testdata/bad is a spec and, below a line of three hyphens, all that is wrong with it.
func TestBadSpecs(t *testing.T) {
	for _, file := range badFiles(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			spec, want := readBad(t, file)
			_, err := ReadReport(spec)
			got := describe(t, err)
			if *update {
				require.NoError(t, os.WriteFile(file, fmt.Appendf(nil, "%s\n%s%s", spec, badSeparator, got), 0o600))
				return
			}
			require.Equal(t, want, got)
		})
	}
}

func badFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/bad/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	return files
}

func readBad(t testing.TB, file string) (spec []byte, mistakes string) {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	spec, rest, found := bytes.Cut(data, []byte("\n"+badSeparator))
	require.True(t, found, file)
	return spec, string(rest)
}

// describe writes an error of ReadReport, a line for each mistake.
func describe(t testing.TB, err error) string {
	t.Helper()
	var syntax *SyntaxError
	if errors.As(err, &syntax) {
		return syntax.Error() + "\n"
	}
	var mistakes *Mistakes
	require.ErrorAs(t, err, &mistakes)
	require.Len(t, mistakes.List, min(mistakes.Total, MaxMistakes))
	var b strings.Builder
	for _, m := range mistakes.List {
		fmt.Fprintf(&b, "%q: %s\n", m.Pointer, m.Detail)
	}
	return b.String()
}
