package report

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot/vg"
)

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
