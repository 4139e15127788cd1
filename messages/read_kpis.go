package messages

import (
	"math"

	"plotmill/messages/internal/jsonread"
)

var kpisFields = []objectField[KPIs]{
	typeField[KPIs](),
	{"items", true, func(d *decoder, b *KPIs) {
		d.readList(MaxItems, "items", func(int) {
			b.Items = append(b.Items, KPI{Value: math.NaN(), Change: math.NaN(), Better: "higher"})
			readObject(d, kpiFields, &b.Items[len(b.Items)-1])
		})
	}},
}

var kpiFields = []objectField[KPI]{
	{"label", true, func(d *decoder, k *KPI) { k.Label = d.readFilled(MaxLabel, "") }},
	{"value", true, func(d *decoder, k *KPI) { k.Value = d.readNumberOrNull() }},
	{"unit", false, func(d *decoder, k *KPI) { k.Unit = d.readLabel() }},
	{"change", false, func(d *decoder, k *KPI) { k.Change = d.readNumberOrNull() }},
	{"better", false, func(d *decoder, k *KPI) { k.Better = d.readChoice("higher", "lower") }},
}

func (d *decoder) readKPIs() Block {
	block := &KPIs{}
	readObject(d, kpisFields, block)
	return block
}

// readNumberOrNull reads a single number; null is NaN.
func (d *decoder) readNumberOrNull() float64 {
	switch kind := d.r.Kind(); kind {
	case jsonread.Number:
		return d.readNumber()
	case jsonread.Null:
		d.r.Null()
	default:
		d.wrongHeref(d.r.Offset(), "must be a number or null, not %s", kindName(kind))
		d.r.Skip()
	}
	return math.NaN()
}
