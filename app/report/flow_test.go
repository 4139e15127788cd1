package report

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/plot/vg"
)

// stub is a part whose rows repeat a head of 10.
type stub struct{ repeats bool }

func (stub) draw(*work, int, vg.Rectangle) error { return nil }
func (s stub) again(index int) (piece, bool) {
	return piece{part: s, index: -1, height: 10}, s.repeats && index >= 0
}

// heights are the pieces of each page.
func heights(t *testing.T, pieces []piece, room vg.Length) (pages [][]float64) {
	t.Helper()
	laid, err := flowOver(context.Background(), pieces, room)
	require.NoError(t, err)
	for _, page := range laid {
		var own []float64
		sum := vg.Length(0)
		for _, p := range page {
			own = append(own, float64(p.height))
			sum += p.before + p.height
		}
		require.LessOrEqual(t, sum, room+1e-6, "no page is fuller than full")
		pages = append(pages, own)
	}
	return pages
}

func TestFlow(t *testing.T) {
	fixed := func(h vg.Length) piece { return piece{part: stub{}, height: h, before: 5} }
	kept := func(h vg.Length) piece { p := fixed(h); p.keep = true; return p }
	chart := func(h vg.Length) piece { p := fixed(h); p.least, p.most = h*0.8, h*1.2; return p }
	newPage := piece{turns: true}
	row := func(h vg.Length) piece { return piece{part: stub{repeats: true}, height: h} }
	for name, c := range map[string]struct {
		pieces []piece
		want   [][]float64
	}{
		"pieces fill pages":                {[]piece{fixed(40), fixed(40), fixed(40)}, [][]float64{{40, 40}, {40}}},
		"the gap above counts":             {[]piece{fixed(50), fixed(50)}, [][]float64{{50}, {50}}},
		"a heading goes with what follows": {[]piece{fixed(70), kept(10), fixed(20)}, [][]float64{{70}, {10, 20}}},
		"charts shrink to fit":             {[]piece{chart(50), chart(55)}, [][]float64{{45.2381, 49.7619}}},
		"charts grow to fill":              {[]piece{chart(85), chart(50)}, [][]float64{{100}, {50}}},
		"a full last page is filled":       {[]piece{chart(85)}, [][]float64{{100}}},
		"a head comes again":               {[]piece{row(45), row(45), row(45)}, [][]float64{{10, 45, 45}, {10, 45}}},
		"too tall is cut to the page":      {[]piece{fixed(250), fixed(10)}, [][]float64{{100}, {10}}},
		"too long a group is torn":         {[]piece{kept(60), kept(60), fixed(60)}, [][]float64{{60}, {60}, {60}}},
		"a break begins a page":            {[]piece{fixed(40), newPage, fixed(20)}, [][]float64{{40}, {20}}},
		"breaks make no empty page":        {[]piece{newPage, newPage, fixed(40), newPage, newPage}, [][]float64{{40}}},
		"a break parts what was kept":      {[]piece{kept(40), newPage, fixed(20)}, [][]float64{{40}, {20}}},
		"a page before a break stays open": {[]piece{chart(50), newPage, chart(85)}, [][]float64{{50}, {100}}},
		"nothing is no page":               {nil, nil},
	} {
		got := heights(t, c.pieces, 100)
		require.Len(t, got, len(c.want), name)
		for i := range got {
			require.InDeltaSlice(t, c.want[i], got[i], 0.01, name)
		}
	}
}
