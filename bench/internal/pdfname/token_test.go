package pdfname_test

import (
	"fmt"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"plotmill/bench/internal/pdfname"
	"plotmill/bench/internal/spec"
)

func utf16be(s string) string {
	raw := "\xFE\xFF"
	for _, u := range utf16.Encode([]rune(s)) {
		raw += string([]byte{byte(u >> 8), byte(u)})
	}
	return raw
}

func escaped(raw string) (out string) {
	for _, c := range []byte(raw) {
		out += fmt.Sprintf(`\%03o`, c)
	}
	return out
}

func TestTokenInEveryFormOfATitle(t *testing.T) {
	token := spec.Token(42, 7)
	title := "Отчёт № (1) " + token
	for name, object := range map[string]string{
		"hex UTF-16":        fmt.Sprintf("/Title <%X>", utf16be(title)),
		"hex on lines":      fmt.Sprintf("/Title\n<%X \n%X>", utf16be(title)[:8], utf16be(title)[8:]),
		"escaped UTF-16":    "/Title(" + escaped(utf16be(title)) + ")",
		"ASCII":             "/Title (Report (1) \\) " + token + ")",
		"broken line":       "/Title (" + token[:5] + "\\\n" + token[5:] + ")",
		"a bookmark before": "<</Title (Page 1)>> <</Title (" + token + ")>>",
	} {
		t.Run(name, func(t *testing.T) {
			found, err := pdfname.Token([]byte("%PDF-1.7\n" + object + "\nendobj"))
			require.NoError(t, err)
			require.Equal(t, token, found)
		})
	}
}

func TestNamelessPDF(t *testing.T) {
	for _, pdf := range []string{"", "%PDF-1.7", "/Title", "/Title (", "/Title <FEF", "/Title 7 0 R", `/Title (PM\`} {
		_, err := pdfname.Token([]byte(pdf))
		require.ErrorIs(t, err, pdfname.ErrNameless, pdf)
	}
}

func FuzzTokenNeverPanics(f *testing.F) {
	f.Add([]byte("/Title (a\\053b)"))
	f.Add([]byte("/Title <FEFF0041>"))
	f.Fuzz(func(t *testing.T, pdf []byte) { _, _ = pdfname.Token(pdf) })
}
