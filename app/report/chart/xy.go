package chart

import (
	"math"

	"plotmill/messages"
)

// checkEvery is how many values a loop may pass before it looks whether its time is over.
const checkEvery = 1 << 16

// over notes the end of the context, and says whether it has come.
func (f *figure) over(i int) bool {
	if i%checkEvery == 0 && f.err == nil {
		f.err = f.ctx.Err()
	}
	return f.err != nil
}

// xyRange is the range of the points that both axes can show.
func (f *figure) xyRange(series []messages.XYSeries, xLog, yLog bool) (xs, ys span) {
	xs, ys = newSpan(), newSpan()
	lost := 0
	for _, s := range series {
		x, y := s.X.Numbers, s.Y.Numbers
		for i := range min(len(x), len(y)) {
			if f.over(i) {
				return xs, ys
			}
			if math.IsNaN(x[i]) || math.IsNaN(y[i]) {
				continue
			}
			if xLog && x[i] < negligible || yLog && y[i] < negligible {
				lost++
				continue
			}
			xs = xs.including(x[i])
			ys = ys.including(y[i])
		}
	}
	f.warnLost(lost)
	return xs, ys
}

func (f *figure) warnLost(values int) {
	if values > 0 {
		f.look.Warnf("%d values that are not above zero cannot be drawn on a logarithmic axis", values)
	}
}
