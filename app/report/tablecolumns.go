package report

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
	"plotmill/messages"
)

// tableColumn is a column measured.
type tableColumn struct {
	name    string
	index   int
	align   string
	width   vg.Length // padding included
	natural vg.Length // what its widest cell needs
	least   vg.Length // what its widest word needs, within reason
	wide    bool      // some cells must be wrapped
	lead    vg.Length // more room on the left
}

func (c *tableColumn) inner() vg.Length { return c.width - c.lead - 2*cellPadding }

// Bounds of a column that must share the page with others.
const (
	narrowest  = 34
	widestWord = 130

	afterNumbers = 12 // the gap more that sets text apart from right-aligned numbers
)

func (w *work) measureColumns(b *messages.Table) ([]tableColumn, error) {
	columns := make([]tableColumn, len(b.Columns))
	for i, c := range b.Columns {
		m := &columns[i]
		*m = tableColumn{name: c.Name, index: i, align: c.Align}
		m.natural = w.look.Width(look.HeadCell, c.Name)
		m.least = w.look.WidestWord(look.HeadCell, c.Name)
		numbers, others := 0, 0
		for n, row := range b.Rows {
			if n%1024 == 0 && w.ctx.Err() != nil {
				return nil, w.ctx.Err()
			}
			if i >= len(row) {
				continue
			}
			switch row[i].Kind {
			case messages.NumberCell:
				numbers++
			case messages.TextCell:
				others++
			default:
			}
			w.measureCell(m, row[i])
		}
		if m.align == "" && numbers > 0 && others == 0 {
			m.align = "right"
		}
		if i > 0 && columns[i-1].align == "right" && m.align != "right" {
			m.lead = afterNumbers
		}
		padding := 2*cellPadding + m.lead + 0.5
		m.natural += padding
		m.least = min(max(narrowest, m.least+padding), widestWord, max(m.natural, narrowest))
	}
	return columns, nil
}

func (w *work) measureCell(m *tableColumn, c messages.Cell) {
	txt := w.cellText(c)
	width := w.look.Width(look.Cell, txt)
	m.natural = max(m.natural, width)
	if width > m.least {
		m.least = max(m.least, min(widestWord, w.look.WidestWord(look.Cell, txt)))
	}
}

// columnGroups splits columns that do not fit beside each other into several tables, each with the first column
// again, and gives every column its width.
func (w *work) columnGroups(columns []tableColumn) (groups [][]tableColumn) {
	room := w.sheet.bodyWidth()
	group, used := []tableColumn{}, vg.Length(0)
	for i, c := range columns {
		if len(group) > 0 && used+c.least > room {
			groups = append(groups, group)
			group, used = []tableColumn{columns[0]}, columns[0].least
		}
		group, used = append(group, columns[i]), used+c.least
	}
	groups = append(groups, group)
	for _, g := range groups {
		shareWidth(g, room)
	}
	if len(groups) > 1 {
		w.look.Warnf("a table of %d columns is too wide for the page: it is set as %d tables", len(columns), len(groups))
	}
	return groups
}

// shareWidth gives each column what its cells need, and the rest to all alike; or, where there is too little, what
// its words need, and the rest to those that would like more, the modest first.
func shareWidth(columns []tableColumn, room vg.Length) {
	spare := room
	for i := range columns {
		columns[i].width = columns[i].least
		spare -= columns[i].least
	}
	order := make([]*tableColumn, len(columns))
	for i := range columns {
		order[i] = &columns[i]
	}
	slices.SortStableFunc(order, func(a, b *tableColumn) int { return cmp.Compare(a.wish(), b.wish()) })
	for i, c := range order {
		share := min(c.wish(), spare/vg.Length(len(order)-i))
		c.wide = share < c.wish()
		c.width += share
		spare -= share
	}
	for i := range columns {
		columns[i].width += max(0, spare) / vg.Length(len(columns))
	}
}

// wish is how much wider than its words need a column would like to be.
func (c *tableColumn) wish() vg.Length { return max(0, c.natural-c.least) }
