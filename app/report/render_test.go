package report

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

func newRenderer(t testing.TB) *Renderer {
	t.Helper()
	r, err := New(Options{})
	require.NoError(t, err)
	return r
}

func render(t testing.TB, spec *messages.Report) *messages.ReportRendered {
	t.Helper()
	out, err := newRenderer(t).Render(context.Background(), spec)
	require.NoError(t, err)
	return out
}

func TestEveryBlockIsOnItsPage(t *testing.T) {
	out := render(t, gallery())
	checkPDF(t, out)
	txt := pageTexts(t, out.PDF)
	require.Len(t, txt, out.Pages)
	require.Equal(t, 3, out.Pages)
	require.Contains(t, txt[0], "Галерея отчёта: все виды блоков")
	require.Contains(t, txt[0], "Температура реактора θ(t)")
	require.Contains(t, txt[0], "°C")
	require.Contains(t, txt[0], "−3,4 °C")
	require.Contains(t, txt[0], "37 611 т")
	require.Contains(t, txt[1], "млн ₽")
	require.Contains(t, txt[1], "Санкт-Петербург")
	require.Contains(t, txt[1], "Стр. 2 из 3")
	require.Contains(t, txt[2], "10 000")
	require.Contains(t, txt[2], "12 521")
	require.Empty(t, out.Warnings)
}
