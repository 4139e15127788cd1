package chart

import (
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"

	"plotmill/app/report/look"
)

// key explains a colour in the legend.
type key struct {
	name string
	pen  pen
	mark keyMark
}

type keyMark uint8

const (
	keyBox keyMark = iota
	keyLine
	keyDot
)

// heading draws the chart's title, a line that says what the values are in, and the legend, and takes their room
// from the area.
func (f *figure) heading(title, unit string, keys []key) {
	y := f.area.Max.Y
	if title != "" {
		for _, line := range f.look.Wrap(look.ChartTitle, title, f.width(), 5) {
			look.Write(f.canvas, look.ChartTitle, f.area.Min.X, y-10, line)
			y -= look.ChartTitle.Leading()
		}
	}
	if unit != "" {
		look.Write(f.canvas, look.Unit, f.area.Min.X, y-8, f.look.Elide(look.Unit, unit, f.width()))
		y -= look.Unit.Leading() + 1
	}
	f.area.Max.Y = f.legend(keys, y-3) - 7
}

const (
	keyRow    = 13
	keyWidth  = 16 // of the mark and the gap after it
	keyApart  = 14
	mostShare = 0.25 // of the chart's height, for the legend
)

// legend sets the keys in rows, so many as a quarter of the chart has room for, and gives where it ends.
func (f *figure) legend(keys []key, y vg.Length) vg.Length {
	if len(keys) == 0 {
		return y
	}
	rows, room := max(1, int(f.height()*mostShare/keyRow)), f.width()
	x, row := vg.Length(0), 0
	for i, k := range keys {
		more := "… " + strings.Replace(f.look.Lang.More, "{n}", strconv.Itoa(len(keys)-i), 1)
		name := f.look.Elide(look.Key, k.name, room-keyWidth)
		w := keyWidth + f.look.Width(look.Key, name)
		left := room
		if row == rows-1 && i < len(keys)-1 {
			left -= keyApart + f.look.Width(look.Key, more)
		}
		if x > 0 && x+w > left {
			if row == rows-1 {
				look.Write(f.canvas, look.Key, f.area.Min.X+x, y-9, more)
				f.look.Warnf("the legend has no room for %d of %d names", len(keys)-i, len(keys))
				break
			}
			x, y, row = 0, y-keyRow, row+1
		}
		f.drawKey(k, f.area.Min.X+x, y-6)
		look.Write(f.canvas, look.Key, f.area.Min.X+x+keyWidth, y-9, name)
		x += w + keyApart
	}
	return y - keyRow
}

func (f *figure) drawKey(k key, x, middle vg.Length) {
	switch k.mark {
	case keyLine:
		k.pen.width = max(k.pen.width, 1.8)
		k.pen.use(f.canvas)
		f.canvas.StrokePolyline([]vg.Point{{X: x, Y: middle}, {X: x + 12, Y: middle}})
	case keyDot:
		f.canvas.SetColor(k.pen.color)
		f.canvas.Dot(vg.Point{X: x + 6, Y: middle}, 2.6)
	default:
		look.Box(f.canvas, k.pen.color, x+2, middle-4, x+10, middle+4)
	}
}

// noData says so where the plot would be.
func (f *figure) noData() {
	look.Box(f.canvas, look.Shade, f.area.Min.X, f.area.Min.Y, f.area.Max.X, f.area.Max.Y)
	f.look.WriteCenter(f.canvas, look.Unit, (f.area.Min.X+f.area.Max.X)/2, (f.area.Min.Y+f.area.Max.Y)/2-3,
		f.look.Lang.NoData)
}
