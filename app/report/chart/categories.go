package chart

import (
	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
)

// categoryAxis makes an axis with a name for each whole number from 0.
type categoryAxis struct {
	look   *look.Look
	names  []string
	length vg.Length // of the axis
	before vg.Length // room to the left of it, into which slanted labels may reach
}

// blank is the axis without names. A few categories leave room at the ends: one bar should not fill a page.
func (k categoryAxis) blank() *axis {
	return &axis{low: -k.end(), high: float64(len(k.names)) - 1 + k.end(), bare: true}
}

// end is how far the axis reaches beyond the middle of its last category.
func (k categoryAxis) end() float64 { return 0.5 + 0.3*float64(max(0, 4-len(k.names))) }

func (k categoryAxis) slot() vg.Length {
	return k.length / vg.Length(float64(max(1, len(k.names))-1)+2*k.end())
}

// middle is how far from the page's left margin the middle of a category is.
func (k categoryAxis) middle(i int) vg.Length {
	return k.before + k.slot()*vg.Length(float64(i)+k.end())
}
