package report

import (
	"context"

	"gonum.org/v1/plot/vg"
)

// flow lays pieces out on pages, in order.
type flow struct {
	room  vg.Length // for pieces on a page
	pages [][]piece
	page  []piece
	used  vg.Length // of the page, when all that can shrink does
}

func flowOver(ctx context.Context, pieces []piece, room vg.Length) ([][]piece, error) {
	f := flow{room: room}
	for len(pieces) > 0 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if pieces[0].turns {
			f.turn(true)
			pieces = pieces[1:]
			continue
		}
		group := together(pieces)
		if len(f.page) > 0 && f.used+f.need(pieces[:group]) > room {
			f.turn(false)
			continue
		}
		f.placeAll(pieces[:group])
		pieces = pieces[group:]
	}
	f.turn(true)
	return f.pages, nil
}

// together is how many pieces, from the first, must stay on one page.
func together(pieces []piece) int {
	n := 1
	for n < len(pieces) && pieces[n-1].keep && !pieces[n].turns {
		n++
	}
	return n
}

// need is the least room that pieces take after those on the page.
func (f *flow) need(pieces []piece) (sum vg.Length) {
	for i := range pieces {
		sum += pieces[i].shortest()
		if i > 0 || len(f.page) > 0 {
			sum += pieces[i].before
		}
	}
	if len(f.page) == 0 {
		if head, repeats := pieces[0].part.again(pieces[0].index); repeats {
			sum += head.height
		}
	}
	return sum
}

// placeAll places pieces that stay together; where not even a page of their own has room for all, they go on on the
// next.
func (f *flow) placeAll(pieces []piece) {
	for i := range pieces {
		if len(f.page) > 0 && f.used+f.need(pieces[i:i+1]) > f.room {
			f.turn(false)
		}
		f.place(pieces[i])
	}
}

func (f *flow) place(p piece) {
	if len(f.page) == 0 {
		p.before = 0
		if head, repeats := p.part.again(p.index); repeats {
			head.before = 0
			f.page = append(f.page, head)
			f.used += head.height
		}
	}
	p.height = min(p.height, f.room-f.used-p.before) // no less than shortest, but for a piece taller than a page
	f.used += p.before + min(p.shortest(), f.room)
	f.page = append(f.page, p)
}

// turn ends the page; last: nothing more would come on it, had it room.
func (f *flow) turn(last bool) {
	if len(f.page) > 0 {
		stretch(f.page, f.room, last)
		f.pages = append(f.pages, f.page)
	}
	f.page, f.used = nil, 0
}

// fullEnough is the share of the last page from which it is filled up like the others.
const fullEnough = 0.7

// stretch lets the pieces that can shrink or grow fill the page. A last page, also before a page break, may stay open.
func stretch(page []piece, room vg.Length, last bool) {
	spare, shrinks, grows := room, vg.Length(0), vg.Length(0)
	for i := range page {
		spare -= page[i].before + page[i].height
		shrinks += page[i].height - page[i].shortest()
		grows += page[i].tallest() - page[i].height
	}
	open := last && spare > room*(1-fullEnough)
	for i := range page {
		p := &page[i]
		switch {
		case spare < 0 && shrinks > 0:
			p.height -= (p.height - p.shortest()) * min(1, -spare/shrinks)
		case spare > 0 && grows > 0 && !open:
			p.height += (p.tallest() - p.height) * min(1, spare/grows)
		}
	}
}
