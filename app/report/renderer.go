package report

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"plotmill/app/report/chart"
	"plotmill/app/report/lang"
	"plotmill/app/report/look"
	"plotmill/app/report/pdf"
	"plotmill/messages"
)

// Options of a [Renderer].
type Options struct {
	// Producer is what documents name as the program that made them; default "Plotmill".
	Producer string
}

// Renderer renders reports. It is safe for concurrent use.
type Renderer struct {
	writer  *pdf.Writer
	artists sync.Pool
}

// New makes a renderer with the built-in fonts.
func New(o Options) (*Renderer, error) {
	fonts, err := pdf.BuiltinFonts()
	if err != nil {
		return nil, fmt.Errorf("built-in fonts: %w", err)
	}
	if o.Producer == "" {
		o.Producer = "Plotmill"
	}
	return &Renderer{
		writer:  pdf.NewWriter(fonts, o.Producer),
		artists: sync.Pool{New: func() any { return new(chart.Artist) }},
	}, nil
}

// Render renders a valid report. It ends early with the error of ctx; any other error says which block could not be
// drawn, and will come again for the same report.
func (r *Renderer) Render(ctx context.Context, spec *messages.Report) (*messages.ReportRendered, error) {
	w := r.begin(ctx, spec)
	pages, err := w.layOut()
	if err != nil {
		return nil, err
	}
	w.artist, _ = r.artists.Get().(*chart.Artist)
	defer r.artists.Put(w.artist)
	w.document = r.writer.Begin(pdf.Metadata{Title: spec.Title, Author: spec.Author, Language: w.look.Lang.Tag})
	if err := w.drawPages(pages); err != nil {
		w.document.Discard()
		return nil, err
	}
	w.warnMissing(w.document.Missing())
	if w.document.RunsLeft() {
		w.look.Warnf("text that runs from right to left is drawn from left to right, its letters not joined")
	}
	return &messages.ReportRendered{PDF: w.document.Finish(), Pages: len(pages), Warnings: w.look.Warnings()}, nil
}

func (r *Renderer) begin(ctx context.Context, spec *messages.Report) *work {
	return &work{
		ctx: ctx, report: spec, sheet: sheetOf(spec.Page),
		look: &look.Look{Text: r.writer.Handler(), Lang: lang.Of(spec.Lang)},
	}
}

// work is the rendering of one report.
type work struct {
	ctx      context.Context
	report   *messages.Report
	sheet    sheet
	look     *look.Look
	artist   *chart.Artist
	document *pdf.Document
	canvas   *pdf.Canvas
	chapter  int // level of the last heading in a text, 0 before the first
}

// warnMissing tells of the first few characters that no font has.
func (w *work) warnMissing(runes []rune) {
	const most = 20
	if len(runes) == 0 {
		return
	}
	var list []string
	for _, r := range runes[:min(most, len(runes))] {
		list = append(list, fmt.Sprintf("%c (U+%04X)", r, r))
	}
	if len(runes) > most {
		list = append(list, "…")
	}
	w.look.Warnf("no font has %d of the characters, they are drawn as boxes: %s", len(runes), strings.Join(list, ", "))
}
