package report

import (
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
