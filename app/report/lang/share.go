package lang

// Percent writes a share of the whole as a percent with so many decimals. A share that is not nothing is never written
// as nothing, nor one that is not all as all.
func (l *Language) Percent(share float64, decimals int) string {
	least := 100.0
	for range decimals {
		least *= 10
	}
	switch {
	case share > 0 && share < 0.5/least:
		return "<" + l.Fixed(100/least, decimals) + l.percent
	case share < 1 && share > 1-0.5/least:
		return ">" + l.Fixed(100-100/least, decimals) + l.percent
	}
	return l.Fixed(share*100, decimals) + l.percent
}
