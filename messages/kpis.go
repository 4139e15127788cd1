package messages

// KPIs shows a few key figures large, each in a card.
type KPIs struct {
	Items []KPI
}

// KPI is one key figure.
type KPI struct {
	Label  string
	Value  float64 // NaN stands for null: not known
	Unit   string
	Change float64 // since the period before, as a share: 0.041 is +4.1 %; NaN: none is given
	Better string  // "higher" (default), "lower": which change is the good one
}

// Type is of [Block].
func (*KPIs) Type() string { return "kpis" }
