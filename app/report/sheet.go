package report

import (
	"gonum.org/v1/plot/vg"

	"plotmill/messages"
)

// sheet is the paper and its margins.
type sheet struct {
	width, height                     vg.Length
	left, right, topMargin, lowMargin vg.Length
}

func sheetOf(p messages.Page) sheet {
	s := sheet{width: 595.28, height: 841.89, left: 48, right: 48, topMargin: 46, lowMargin: 50}
	switch p.Size {
	case "A3":
		s.width, s.height = 841.89, 1190.55
	case "Letter":
		s.width, s.height = 612, 792
	}
	if p.Landscape {
		s.width, s.height = s.height, s.width
	}
	if p.Header != "" {
		s.topMargin = 58
	}
	return s
}

func (s sheet) bodyWidth() vg.Length  { return s.width - s.left - s.right }
func (s sheet) bodyHeight() vg.Length { return s.height - s.topMargin - s.lowMargin }
func (s sheet) top() vg.Length        { return s.height - s.topMargin }
