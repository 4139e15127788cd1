package report

import (
	"math"

	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
	"plotmill/messages"
)

// kpisPart is key figures in cards; its pieces are the rows of cards.
type kpisPart struct {
	unrepeated
	cards  []kpiCard
	across int       // cards in a row
	width  vg.Length // of a card
	form   kpiForm
}

// kpiForm is what the cards of a block have in common, so that their figures stand on one line.
type kpiForm struct {
	value   look.Style
	under   bool // units stand under the figures, as they have no room after them
	units   bool // some card has a unit
	changes bool // some card has a change
}

// Measures of cards.
const (
	narrowCard  = 88
	cardGap     = 10
	cardPadding = 9  // left and right of what is in a card
	cardTop     = 8  // above the label
	cardBottom  = 9  // below the last line
	cardEdge    = 2  // the line of colour on top
	unitGap     = 4  // between figure and unit
	valueLine   = 27 // the line of the figure, whatever its size
	changeLine  = 13
	mostLabel   = 3 // lines
)

// appendKPIs sets the cards in as many rows as they need, of about the same length.
func (w *work) appendKPIs(to []piece, b *messages.KPIs) []piece {
	n := len(b.Items)
	if n == 0 {
		return to
	}
	room := w.sheet.bodyWidth()
	most := min(n, max(1, int((room+cardGap)/(narrowCard+cardGap))))
	rows := (n + most - 1) / most
	k := &kpisPart{across: (n + rows - 1) / rows}
	k.width = (room - cardGap*vg.Length(k.across-1)) / vg.Length(k.across)
	k.measure(w, b.Items)
	for first := 0; first < n; first += k.across {
		lines := 1
		for _, c := range k.cards[first:min(n, first+k.across)] {
			lines = max(lines, len(c.label))
		}
		to = append(to, piece{part: k, index: first, before: cardGap, height: k.height(lines)})
	}
	return to
}

// measure finds what is written in the cards, and how large.
func (k *kpisPart) measure(w *work, items []messages.KPI) {
	for _, item := range items {
		k.form.units = k.form.units || item.Unit != ""
		k.form.changes = k.form.changes || !math.IsNaN(item.Change)
	}
	k.chooseValue(w, items)
	for _, item := range items {
		k.cards = append(k.cards, k.card(w, item))
	}
}

func (k *kpisPart) inner() vg.Length { return max(1, k.width-2*cardPadding) }

func (k *kpisPart) height(labelLines int) vg.Length {
	h := cardTop + look.KPILabel.Leading()*vg.Length(labelLines) + valueLine + cardBottom
	if k.form.under && k.form.units {
		h += look.KPIUnit.Leading()
	}
	if k.form.changes {
		h += changeLine
	}
	return h
}

func (k *kpisPart) draw(w *work, first int, area vg.Rectangle) error {
	lines := int((area.Max.Y - area.Min.Y - k.height(0) + 0.01) / look.KPILabel.Leading())
	for i, card := range k.cards[first:min(len(k.cards), first+k.across)] {
		left := area.Min.X + (k.width+cardGap)*vg.Length(i)
		card.draw(w, k, lines, vg.Rectangle{
			Min: vg.Point{X: left, Y: area.Min.Y}, Max: vg.Point{X: left + k.width, Y: area.Max.Y}})
	}
	return nil
}
