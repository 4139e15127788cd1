package chart

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"

	"plotmill/app/report/lang"
	"plotmill/app/report/look"
	"plotmill/app/report/pdf"
	"plotmill/messages"
)

// total writes the sum into the hole, as large as it fits.
func (p *pie) total(given []messages.Slice) {
	room := 2*p.hole - 14
	full, short := sum(p.look.Lang, given)
	var number look.Style
	text := full
	for _, size := range []vg.Length{16, 13, 11} {
		if number = look.Sized(pdf.Bold, size, look.Ink); p.look.Width(number, text) <= room {
			break
		}
	}
	if p.look.Width(number, text) > room {
		text = short
		for number.Font.Size > 5 && p.look.Width(number, text) > room {
			number.Font.Size--
		}
	}
	p.look.WriteCenter(p.canvas, number, p.center.X, p.center.Y-1, text)
	if word := p.look.Lang.Total; p.look.Width(look.Unit, word) <= room {
		p.look.WriteCenter(p.canvas, look.Unit, p.center.X, p.center.Y-13, word)
	}
}

// sum writes the sum of all slices with as many decimals as they have, and shortly, with its magnitude.
func sum(l *lang.Language, given []messages.Slice) (full, short string) {
	total, decimals := 0.0, 0
	for _, s := range given {
		v := amount(s)
		total += v
		_, fraction, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
		decimals = max(decimals, len(fraction))
	}
	total = min(total, math.MaxFloat64)
	divisor, name := l.Magnitude(total)
	short = strings.TrimSpace(l.Fixed(total/divisor, 2) + "\u00A0" + name)
	if decimals > 6 || total >= 1e15 {
		return short, short
	}
	return l.Fixed(total, decimals), short
}
