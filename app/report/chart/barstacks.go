package chart

import (
	"math"

	"plotmill/messages"
)

// bar is one bar: where it is among the categories and which values it reaches from and to.
type bar struct {
	start, end float64
	from, to   float64
	series     int
}

// Shares of the room that a category has: of its bars together, and of the gap between two of them.
const (
	groupShare  = 0.76
	singleShare = 0.62
	barGap      = 0.04
)

func value(s messages.BarSeries, category int) float64 {
	if category >= len(s.Y.Numbers) {
		return math.NaN()
	}
	return s.Y.Numbers[category]
}

func groupedBars(to []bar, b *messages.Bar, category int) []bar {
	share := groupShare
	if len(b.Series) == 1 {
		share = singleShare
	}
	width := share / float64(max(1, len(b.Series)))
	for i, s := range b.Series {
		start := float64(category) - share/2 + width*float64(i)
		gap := 0.0
		if len(b.Series) > 1 {
			gap = width * barGap
		}
		if v := value(s, category); !math.IsNaN(v) {
			to = append(to, bar{start + gap, start + width - gap, 0, v, i})
		}
	}
	return to
}

// stackedBars puts negative values below zero and the others above. Percents are of the sum of magnitudes.
func stackedBars(to []bar, b *messages.Bar, category int) []bar {
	whole := 1.0
	if b.Stack == "percent" {
		whole = hundredth(b, category)
	}
	above, below := 0.0, 0.0
	for i, s := range b.Series {
		v := value(s, category)
		if math.IsNaN(v) || whole == 0 {
			continue
		}
		base := &above
		if v < 0 {
			base = &below
		}
		from := *base
		*base += v / whole
		to = append(to, bar{float64(category) - singleShare/2, float64(category) + singleShare/2, from, *base, i})
	}
	return to
}

// hundredth is what makes one percent of a category.
func hundredth(b *messages.Bar, category int) (sum float64) {
	for _, s := range b.Series {
		if v := value(s, category); !math.IsNaN(v) {
			sum += math.Abs(v) / 100
		}
	}
	return sum
}
