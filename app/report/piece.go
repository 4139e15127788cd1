package report

import "gonum.org/v1/plot/vg"

// piece is the least that is never torn apart over pages.
type piece struct {
	part   part
	index  int       // which piece of its part
	before vg.Length // the gap above it, but not at the top of a page
	height vg.Length
	least  vg.Length // what it can shrink to; 0: it cannot
	most   vg.Length // what it can grow to; 0: it cannot
	keep   bool      // stays on one page with the piece after it
	turns  bool      // is not drawn, but lets the piece after it begin a page
}

// part is a block, or the report's title: what a piece is of and draws it.
type part interface {
	// draw draws a piece into area.
	draw(w *work, index int, area vg.Rectangle) error
	// again is the piece that stands above piece index once more where it continues on a new page.
	again(index int) (p piece, repeats bool)
}

func (p *piece) shortest() vg.Length {
	if p.least > 0 {
		return p.least
	}
	return p.height
}

func (p *piece) tallest() vg.Length { return max(p.height, p.most) }

// unrepeated is for parts of which nothing comes again on the next page.
type unrepeated struct{}

func (unrepeated) again(int) (piece, bool) { return piece{}, false }
