package messages

import "plotmill/messages/internal/jsonread"

// columnItems notes mistakes in the items of a column that are known only when the whole block was read. It finds them
// in the text again, from the first on, in one go.
type columnItems struct {
	d      *decoder
	column *column
	r      *jsonread.Reader // nil until the first is looked for
	next   int              // the item that r is at
	at     int              // offset of the item before it
}

func (d *decoder) itemsOf(c *column) *columnItems { return &columnItems{d: d, column: c, at: c.offset} }

// wrong notes a mistake in item k. Each k must be beyond the one before.
func (i *columnItems) wrong(k int, below []step, detail string) {
	switch {
	case i.column.from != nil:
		i.d.wrongItemf(i.column, k, below, "%s", detail)
	case i.d.mistakes.keeps(i.at): // else no later one is kept
		i.find(k)
		i.d.wrongf(i.at, append(below, item(k)), "%s", detail)
	default:
		i.d.mistakes.count(i.at)
	}
}

func (i *columnItems) find(k int) {
	if i.r == nil {
		i.r = i.d.r.At(i.column.offset)
		i.r.Open()
	}
	for i.next <= k && i.r.Item() {
		i.at = i.r.Offset()
		i.r.Skip()
		i.next++
	}
}
