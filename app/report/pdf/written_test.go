package pdf

import (
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/plot/font"
)

func TestMarksJoinTheirLetters(t *testing.T) {
	require.Equal(t, "йёé", composed("и\u0306е\u0308e\u0301"))
	require.Equal(t, "plain", composed("plain"))
	w := newWriter(t)
	at := font.From(Regular, 10)
	require.InDelta(t, float64(w.Handler().Width("й", at)), float64(w.Handler().Width("и\u0306", at)), 1e-9)
}

func TestWhatShowsNothingIsNotDrawn(t *testing.T) {
	w := newWriter(t)
	d := w.Begin(Metadata{})
	line := "a\u00ADb\u200Bc\uFEFFd✓\uFE0F\x01e"
	write(d.Page(300, 100), Regular, 10, 10, 50, line)
	require.Empty(t, d.Missing())
	require.Contains(t, tool(t, "poppler-utils", d.Finish(), "pdftotext", "PDF", "-"), "abcd✓ e")
	at := font.From(Regular, 10)
	require.InDelta(t, float64(w.Handler().Width("abcd✓ e", at)), float64(w.Handler().Width(line, at)), 1e-9)
}

func TestRightToLeftIsKnown(t *testing.T) {
	for line, want := range map[string]bool{"abc Ж θ 中": false, "שלום": true, "مرحبا": true} {
		d := newWriter(t).Begin(Metadata{})
		write(d.Page(300, 100), Regular, 10, 10, 50, line)
		require.Equal(t, want, d.RunsLeft(), line)
	}
}
