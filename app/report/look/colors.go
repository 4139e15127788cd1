package look

import "image/color"

// Colours of what is not data.
var (
	Ink      = color.NRGBA{33, 37, 41, 255}
	Muted    = color.NRGBA{92, 99, 108, 255}
	Rule     = color.NRGBA{222, 226, 230, 255}
	AxisLine = color.NRGBA{134, 142, 150, 255}
	Accent   = color.NRGBA{31, 84, 150, 255}
	Shade    = color.NRGBA{245, 247, 249, 255}
	Good     = color.NRGBA{0, 122, 88, 255}
	Bad      = color.NRGBA{190, 70, 0, 255}
	Paper    = color.NRGBA{255, 255, 255, 255}
	None     = color.NRGBA{}
)

// palette is Okabe and Ito's, which the colour-blind can tell apart, ordered and darkened for white paper.
var palette = [...]color.NRGBA{
	{0, 114, 178, 255}, {213, 94, 0, 255}, {0, 158, 115, 255}, {204, 121, 167, 255},
	{86, 180, 233, 255}, {230, 159, 0, 255}, {110, 110, 110, 255}, {150, 88, 38, 255},
}

// Series is the colour of the i-th series. After the last colour they come again, lighter each round.
func Series(i int) color.NRGBA {
	k, round := palette[i%len(palette)], i/len(palette)
	lighten := func(v uint8) uint8 { return v + uint8(int(255-v)*min(round, 3)/5) }
	return color.NRGBA{lighten(k.R), lighten(k.G), lighten(k.B), 255}
}

// Round is how often the colours have been used up before the i-th series.
func Round(i int) int { return i / len(palette) }
