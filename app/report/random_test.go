package report

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

// chance makes reports by chance, of values, names and settings that are legal and odd.
type chance struct{ *rand.Rand }

func pick[T any](c chance, from ...T) T { return from[c.IntN(len(from))] }

func (c chance) number() float64 {
	return pick(c, math.NaN(), 0, 1, -1, 1e300, -1e300, 5e-324, 1e-9, 1e17, 1+1e-15, c.NormFloat64(), 1e6*c.Float64(), 1.7e12)
}

func (c chance) values(n int) messages.Values {
	return values(n, func(int) float64 { return c.number() })
}

func (c chance) name() string {
	return pick(c, "", "имя", strings.Repeat("W", 120), "длинное имя из нескольких слов", "中文 🎉", "a\u00ADb", "x")
}

func (c chance) axis(scales ...string) messages.Axis {
	return messages.Axis{Scale: pick(c, scales...), Title: c.name()}
}

func (c chance) heading() messages.Heading {
	return messages.Heading{Title: c.name(), Unit: c.name()}
}

func (c chance) xy() (all []messages.XYSeries) {
	for range c.IntN(6) {
		n := pick(c, 0, 1, 2, 50, 3000, 12000)
		all = append(all, messages.XYSeries{Name: c.name(), X: c.values(n), Y: c.values(n)})
	}
	return all
}

func (c chance) block() messages.Block {
	switch c.IntN(11) {
	case 6:
		return c.row()
	case 7:
		return c.kpis()
	case 8:
		return &messages.PageBreak{}
	case 0:
		return &messages.Line{Heading: c.heading(), X: c.axis("", "linear", "log", "time"), Y: c.axis("", "linear", "log", "time"), Series: c.xy()}
	case 1:
		return &messages.Scatter{Heading: c.heading(), X: c.axis("", "linear", "log", "time"), Y: c.axis("", "log", "time"), Series: c.xy()}
	case 2:
		return c.bar()
	case 3:
		b := &messages.Histogram{Heading: c.heading(), Bins: pick(c, 0, 1, 30, 1000), X: c.axis("")}
		for range c.IntN(4) {
			b.Series = append(b.Series, messages.HistogramSeries{Name: c.name(), Values: c.values(c.IntN(500))})
		}
		return b
	case 4:
		return &messages.Text{Text: strings.Repeat(pick(c, "# h\n", "- a\n", "слово ", "**b** `c` ", "```\nx\n```\n", "Щ"), c.IntN(300))}
	case 9:
		return &messages.Area{Heading: c.heading(), Stack: pick(c, "", "none", "stacked", "percent"),
			X: c.axis("", "linear", "log", "time"), Y: c.axis(""), Series: c.xy()}
	case 10:
		b := &messages.Pie{Heading: c.heading(), Donut: c.IntN(2) == 0}
		for range pick(c, 0, 1, 2, 5, 12, 32) {
			b.Slices = append(b.Slices, messages.Slice{Name: c.name(), Value: c.number()})
		}
		return b
	}
	return c.table()
}

func (c chance) bar() messages.Block {
	b := &messages.Bar{Heading: c.heading(), Stack: pick(c, "", "none", "stacked", "percent"), Horizontal: c.IntN(2) == 0, Y: c.axis("")}
	for range pick(c, 0, 1, 3, 25, 100, 500) {
		b.Categories = append(b.Categories, c.name())
	}
	for range pick(c, 0, 1, 2, 30) {
		b.Series = append(b.Series, messages.BarSeries{Name: c.name(), Y: c.values(len(b.Categories))})
	}
	return b
}

func (c chance) row() messages.Block {
	b := &messages.Row{}
	for range 1 + c.IntN(6) {
		block := c.block()
		for block.Type() == "row" || block.Type() == "page_break" {
			block = c.block()
		}
		b.Blocks = append(b.Blocks, block)
	}
	if c.IntN(2) == 0 {
		for range b.Blocks {
			b.Widths = append(b.Widths, pick(c, 1, 1, 1.5, 6))
		}
	}
	return b
}

func (c chance) kpis() messages.Block {
	b := &messages.KPIs{}
	for range 1 + c.IntN(24) {
		b.Items = append(b.Items, messages.KPI{
			Label: c.name(), Value: c.number(), Unit: c.name(), Change: c.number(), Better: pick(c, "", "higher", "lower")})
	}
	return b
}

func (c chance) table() messages.Block {
	b := &messages.Table{Heading: c.heading()}
	for range pick(c, 0, 1, 4, 30) {
		b.Columns = append(b.Columns, messages.Column{Name: c.name(), Align: pick(c, "", "left", "right", "center")})
	}
	for range pick(c, 0, 1, 2, 100) {
		row := make([]messages.Cell, len(b.Columns))
		for i := range row {
			row[i] = pick(c, messages.Cell{}, num(1e300), num(-0.5), text(c.name()), text(strings.Repeat("слово ", 60)))
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

func TestWhateverComes(t *testing.T) {
	r := newRenderer(t)
	for seed := range uint64(150) {
		c := chance{rand.New(rand.NewPCG(seed, 9))}
		spec := &messages.Report{
			Title: c.name(), Subtitle: c.name(), Author: c.name(), Lang: pick(c, "", "en", "ru", "de", "fr"),
			Page: messages.Page{Size: pick(c, "", "A4", "A3", "Letter"), Landscape: c.IntN(2) == 0, Header: c.name(), Footer: c.name()},
		}
		for range 1 + c.IntN(8) {
			spec.Blocks = append(spec.Blocks, c.block())
		}
		out, err := r.Render(context.Background(), spec)
		require.NoError(t, err, "seed %d", seed)
		if seed%15 == 0 {
			plain := run(t, "qpdf", "qpdf", "--qdf", saved(t, out.PDF), "-")
			require.Empty(t, notNumbers.FindString(plain), fmt.Sprint("seed ", seed))
		}
	}
}
