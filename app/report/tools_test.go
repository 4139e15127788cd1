package report

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

// run runs a tool that a test needs; without it the test fails and says what to install.
func run(t testing.TB, packageName, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("this test needs %s: install it, on Debian and Ubuntu with: apt-get install %s", name, packageName)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	require.NoError(t, err, "%s: %s", name, out)
	return string(out)
}

func saved(t testing.TB, pdf []byte) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "report.pdf")
	require.NoError(t, os.WriteFile(path, pdf, 0o600))
	return path
}

// pageTexts is the text of each page as a reader of the PDF finds it.
func pageTexts(t testing.TB, pdf []byte) []string {
	t.Helper()
	txt := run(t, "poppler-utils", "pdftotext", "-layout", saved(t, pdf), "-")
	return strings.Split(strings.TrimSuffix(txt, "\f"), "\f")
}

// checkPDF checks the file's structure and that it has the pages it says.
func checkPDF(t testing.TB, out *messages.ReportRendered) {
	t.Helper()
	path := saved(t, out.PDF)
	require.Contains(t, run(t, "qpdf", "qpdf", "--check", path), "No syntax or stream encoding errors found")
	require.Contains(t, run(t, "poppler-utils", "pdfinfo", path)+"\n", "\nPages:           "+strconv.Itoa(out.Pages)+"\n")
}
