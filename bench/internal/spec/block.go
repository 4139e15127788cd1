package spec

import "fmt"

// block is one chart; more is written between its title and its series.
func block(kind, title, more string, series []byte) []byte {
	return fmt.Appendf(nil, `{"type": %q, "title": %q, %s"series": %s}`, kind, title, more, series)
}

// each is a JSON array of n elements that one appends.
func each(n int, one func([]byte, int) []byte) []byte {
	index := make([]int, n)
	for i := range index {
		index[i] = i
	}
	return list(nil, index, one)
}

func fill(n int, value func(i int) float64) []float64 {
	v := make([]float64, n)
	for i := range v {
		v[i] = value(i)
	}
	return v
}

// report is a template of a whole spec; its title ends with the token.
func report(title string, blocks ...[]byte) Template {
	body := fmt.Appendf(nil, `{"title": "%s %s", "lang": "ru", "blocks": `, title, hole)
	body = list(body, blocks, func(b, block []byte) []byte { return append(b, block...) })
	return cut(append(body, '}'))
}
