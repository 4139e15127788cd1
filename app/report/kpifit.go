package report

import (
	"math"

	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
	"plotmill/app/report/pdf"
	"plotmill/messages"
)

// chooseValue finds the largest size at which all figures fit with their units; or else without, the units under them.
func (k *kpisPart) chooseValue(w *work, items []messages.KPI) {
	sizes := [...]vg.Length{21, 19, 17, 15, 13, 11.5, 10}
	const leastBesideUnit = 15
	for _, under := range []bool{false, true} {
		for _, size := range sizes {
			if !under && size < leastBesideUnit {
				break
			}
			k.form.under, k.form.value = under, look.Sized(pdf.Bold, size, look.Ink)
			if k.allFit(w, items) {
				return
			}
		}
	}
}

func (k *kpisPart) allFit(w *work, items []messages.KPI) bool {
	for _, item := range items {
		width := w.look.Width(k.form.value, kpiNumber(w, item.Value))
		if item.Unit != "" && !k.form.under && !math.IsNaN(item.Value) {
			width += unitGap + w.look.Width(look.KPIUnit, item.Unit)
		}
		if width > k.inner() {
			return false
		}
	}
	return true
}

// kpiNumber writes a figure in the language's form.
func kpiNumber(w *work, v float64) string {
	if math.IsNaN(v) {
		return "—"
	}
	return w.look.Lang.Number(v)
}

// fitNumber writes a figure that is too long for its card in millions and so on; one that is still too long is cut, and
// warned of.
func (k *kpisPart) fitNumber(w *work, v float64) string {
	full := kpiNumber(w, v)
	if w.look.Width(k.form.value, full) <= k.inner() {
		return full
	}
	divisor, name := w.look.Lang.Magnitude(math.Abs(v))
	for decimals := 2; decimals >= 0; decimals-- {
		short := w.look.Lang.Fixed(v/divisor, decimals)
		if name != "" {
			short += "\u00A0" + name
		}
		if w.look.Width(k.form.value, short) <= k.inner() {
			return short
		}
	}
	w.look.Warnf("the figure %s has no room in its card", full)
	return w.look.Elide(k.form.value, full, k.inner())
}
