package report

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

func TestRunningHeadsAndPageNumbers(t *testing.T) {
	blocks := []messages.Block{lineOf(1, 2), lineOf(1, 2), lineOf(1, 2)}
	for _, c := range []struct {
		page messages.Page
		lang string
		want []string // on the second of two pages
	}{
		{messages.Page{}, "en", []string{"Page 2 of 2"}},
		{messages.Page{}, "ru", []string{"Стр. 2 из 2"}},
		{messages.Page{}, "de", []string{"Seite 2 von 2"}},
		{messages.Page{}, "fr", []string{"Page 2 sur 2"}},
		{messages.Page{Header: "{title} · head", Footer: "{page}/{pages}"}, "en", []string{"The title · head", "2/2"}},
		{messages.Page{Footer: "foot of {pages}"}, "en", []string{"foot of 2", "Page 2 of 2"}},
	} {
		out := render(t, &messages.Report{Title: "The title", Lang: c.lang, Page: c.page, Blocks: blocks})
		pages := pageTexts(t, out.PDF)
		require.Len(t, pages, 2)
		for _, want := range c.want {
			require.Contains(t, pages[1], want)
		}
		require.Equal(t, strings.Contains(c.page.Footer, "{page}"), !strings.Contains(pages[0], lang1(c.lang)))
	}
}

// lang1 is the page number of the first page that is written when the report has none of its own.
func lang1(tag string) string {
	return map[string]string{"en": "Page 1 of 2", "ru": "Стр. 1 из 2", "de": "Seite 1 von 2", "fr": "Page 1 sur 2"}[tag]
}

func TestPaper(t *testing.T) {
	for size, want := range map[messages.Page]string{
		{}:                              "595.28 x 841.89 pts (A4)",
		{Size: "A4", Landscape: true}:   "841.89 x 595.28 pts (A4)",
		{Size: "A3"}:                    "841.89 x 1190.55 pts (A3)",
		{Size: "Letter"}:                "612 x 792 pts (letter)",
		{Size: "A3", Landscape: true}:   "1190.55 x 841.89 pts (A3)",
		{Size: "Letter", Header: "{pa"}: "612 x 792 pts (letter)",
	} {
		spec := gallery()
		spec.Page = size
		out := render(t, spec)
		require.Contains(t, run(t, "poppler-utils", "pdfinfo", saved(t, out.PDF)), want)
		require.Equal(t, out.Pages, len(pageTexts(t, out.PDF)))
	}
}

func TestOutlineAndMetadata(t *testing.T) {
	out := render(t, gallery())
	path := saved(t, out.PDF)
	outline := run(t, "mupdf-tools", "mutool", "show", path, "outline")
	for _, title := range []string{"Итоги смены", "Температура реактора θ(t)", "Показатели"} {
		require.Contains(t, outline, title)
	}
	info := run(t, "poppler-utils", "pdfinfo", path)
	require.Regexp(t, `Title: +Галерея отчёта: все виды блоков\n`, info)
	require.Regexp(t, `Author: +Служба главного технолога\n`, info)
	require.Regexp(t, `Producer: +Plotmill\n`, info)
	require.NotContains(t, info, "CreationDate", "the same report gives the same bytes")
}

// dying is a context that ends after it was asked so many times.
type dying struct {
	context.Context
	left int
}

func (d *dying) Err() error {
	if d.left--; d.left < 0 {
		return context.DeadlineExceeded
	}
	return nil
}

func TestDeadlineEndsRenderingWherever(t *testing.T) {
	r, spec := newRenderer(t), gallery()
	big := million()
	spec.Blocks = append(spec.Blocks, big.Blocks...)
	asked := &dying{context.Background(), 1 << 30}
	_, err := r.Render(asked, spec)
	require.NoError(t, err)
	times := 1<<30 - asked.left
	require.Greater(t, times, 50, "a million points are not drawn in one go")
	for n := 0; n < times; n += 7 {
		_, err := r.Render(&dying{context.Background(), n}, spec)
		require.ErrorIs(t, err, context.DeadlineExceeded, "after %d of %d", n, times)
	}
}
