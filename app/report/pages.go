package report

import (
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
)

// drawPages draws the pages one after the other.
func (w *work) drawPages(pages [][]piece) error {
	for n, page := range pages {
		w.canvas = w.document.Page(w.sheet.width, w.sheet.height)
		w.running(n+1, len(pages))
		y := w.sheet.top()
		for i := range page {
			if err := w.ctx.Err(); err != nil {
				return err
			}
			p := &page[i]
			y -= p.before
			area := vg.Rectangle{
				Min: vg.Point{X: w.sheet.left, Y: y - p.height}, Max: vg.Point{X: w.sheet.width - w.sheet.right, Y: y}}
			if err := p.part.draw(w, p.index, area); err != nil {
				return err
			}
			y -= p.height
		}
	}
	return nil
}

// running draws the header and the footer. The footer's right end is the page number, unless header or footer say it.
func (w *work) running(page, pages int) {
	fill := strings.NewReplacer("{page}", strconv.Itoa(page), "{pages}", strconv.Itoa(pages), "{title}", w.report.Title)
	spec, left, right := w.report.Page, w.sheet.left, w.sheet.width-w.sheet.right
	if spec.Header != "" {
		line := w.look.Elide(look.Running, fill.Replace(spec.Header), right-left)
		look.Write(w.canvas, look.Running, left, w.sheet.height-34, line)
		look.HorizontalRule(w.canvas, look.Rule, 0.6, left, right, w.sheet.height-41)
	}
	const baseline = 27
	if !strings.Contains(spec.Header+spec.Footer, "{page}") {
		number := fill.Replace(w.look.Lang.PageOf)
		w.look.WriteRight(w.canvas, look.Running, right, baseline, number)
		right -= w.look.Width(look.Running, number) + 12
	}
	if spec.Footer != "" {
		line := w.look.Elide(look.Running, fill.Replace(spec.Footer), right-left)
		look.Write(w.canvas, look.Running, left, baseline, line)
	}
}
