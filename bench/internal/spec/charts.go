package spec

import (
	"fmt"
	"math"
	"math/rand/v2"
)

var months = [...]string{"Янв", "Фев", "Мар", "Апр", "Май", "Июн", "Июл", "Авг", "Сен", "Окт", "Ноя", "Дек"}

// line is a chart of series curves of points each, over 0, 1, 2, …
func line(r *rand.Rand, title string, series, points int) []byte {
	x := make([]float64, points)
	for i := range x {
		x[i] = float64(i)
	}
	return block("line", title, "", each(series, func(b []byte, k int) []byte {
		y := fill(points, func(i int) float64 { return 100*float64(k) + 20*math.Sin(float64(i)/40+float64(k)) + 3*r.NormFloat64() })
		b = list(fmt.Appendf(b, `{"name": "Участок %d", "x": `, k+1), x, decimals(0))
		return append(list(append(b, `, "y": `...), y, decimals(3)), '}')
	}))
}

// bar is a chart of twelve months with a bar for each series.
func bar(r *rand.Rand, title string, series int) []byte {
	categories := append(list([]byte(`"categories": `), months[:], quoted), ", "...)
	return block("bar", title, string(categories), each(series, func(b []byte, k int) []byte {
		y := fill(len(months), func(int) float64 { return 10 + 80*r.Float64() })
		return append(list(fmt.Appendf(b, `{"name": "План %d", "y": `, k+1), y, decimals(2)), '}')
	}))
}

// scatter is a cloud of dots, denser near its lower left corner.
func scatter(r *rand.Rand, title string, points int) []byte {
	return block("scatter", title, "", each(1, func(b []byte, _ int) []byte {
		x := fill(points, func(int) float64 { return math.Exp(1 + 0.6*r.NormFloat64()) })
		y := fill(points, func(int) float64 { return math.Exp(2 + 0.4*r.NormFloat64()) })
		b = list(append(b, `{"name": "Запросы", "x": `...), x, decimals(4))
		return append(list(append(b, `, "y": `...), y, decimals(4)), '}')
	}))
}

// histogram counts values around 120 in 40 bins.
func histogram(r *rand.Rand, title string, values int) []byte {
	return block("histogram", title, `"bins": 40, `, each(1, func(b []byte, _ int) []byte {
		v := fill(values, func(int) float64 { return 120 + 25*r.NormFloat64() })
		return append(list(append(b, `{"name": "мс", "values": `...), v, decimals(3)), '}')
	}))
}
