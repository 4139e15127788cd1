package pdf

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

func newWriter(t testing.TB) *Writer {
	t.Helper()
	fonts, err := BuiltinFonts()
	require.NoError(t, err)
	return NewWriter(fonts, "test")
}

// tool runs a program on a PDF; without it the test fails and says what to install.
func tool(t testing.TB, packageName string, pdf []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("this test needs %s: install it, on Debian and Ubuntu with: apt-get install %s", name, packageName)
	}
	path := filepath.Join(t.TempDir(), "test.pdf")
	require.NoError(t, os.WriteFile(path, pdf, 0o600))
	for i, a := range args {
		if a == "PDF" {
			args[i] = path
		}
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	require.NoError(t, err, "%s: %s", name, out)
	return string(out)
}

func write(c *Canvas, f font.Font, size, x, y vg.Length, line string) {
	c.FillString(font.Face{Font: font.From(f, size)}, vg.Point{X: x, Y: y}, line)
}

// everything draws with all that a canvas can do.
func everything(w *Writer, title string) []byte {
	d := w.Begin(Metadata{Title: title, Author: "Автор", Language: "ru"})
	c := d.Page(400, 300)
	d.Bookmark("Первая", 0, 280)
	d.Bookmark("Под ней", 1, 200)
	for i, f := range []font.Font{Regular, Bold, Italic, BoldItalic, Mono} {
		write(c, f, 12, 20, vg.Length(270-20*i), title+" Ж θ − ₽ °C \u00A0ﬁ №"+string(rune('0'+i)))
	}
	c.SetColor(color.NRGBA{200, 0, 0, 128})
	c.Push()
	c.Translate(vg.Point{X: 200, Y: 100})
	c.Rotate(math.Pi / 6)
	c.Scale(1.5, 1.5)
	write(c, Regular, 10, 0, 0, "повёрнуто")
	c.Pop()
	var p vg.Path
	p.Move(vg.Point{X: 300, Y: 50})
	p.Arc(vg.Point{X: 300, Y: 50}, 30, 0, 2*math.Pi)
	p.QuadTo(vg.Point{X: 350, Y: 90}, vg.Point{X: 380, Y: 50})
	p.CubeTo(vg.Point{X: 350, Y: 10}, vg.Point{X: 330, Y: 10}, vg.Point{X: 300, Y: 20})
	p.Close()
	c.Fill(p)
	c.SetLineDash([]vg.Length{3, 1}, 1)
	c.Stroke(p)
	c.PushClip(vg.Rectangle{Max: vg.Point{X: 100, Y: 100}})
	c.StrokePolyline([]vg.Point{{X: 0, Y: 0}, {X: 200, Y: 200}, {X: vg.Length(math.NaN()), Y: vg.Length(math.Inf(1))}})
	c.Dot(vg.Point{X: 50, Y: 50}, 5)
	c.PopClip()
	c.Link(vg.Rectangle{Max: vg.Point{X: 50, Y: 50}}, "https://example.org/a(b)")
	c = d.Page(300, 400)
	d.Bookmark("Вторая", 0, 380)
	img := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	img.Set(0, 0, color.NRGBA{255, 0, 0, 255})
	img.Set(1, 1, color.NRGBA{0, 0, 255, 100})
	c.DrawImage(vg.Rectangle{Min: vg.Point{X: 50, Y: 50}, Max: vg.Point{X: 150, Y: 150}}, img)
	write(c, Regular, 12, 20, 300, "страница два")
	return d.Finish()
}

func TestReadersTakeIt(t *testing.T) {
	pdf := everything(newWriter(t), "Отчёт")
	require.Contains(t, tool(t, "qpdf", pdf, "qpdf", "--check", "PDF"), "No syntax or stream encoding errors found")
	text := tool(t, "poppler-utils", pdf, "pdftotext", "PDF", "-")
	for i := range 5 {
		require.Contains(t, text, "Отчёт Ж θ − ₽ °C", "style %d", i)
		require.Contains(t, text, "№"+string(rune('0'+i)))
	}
	require.Contains(t, text, "страница два")
	info := tool(t, "poppler-utils", pdf, "pdfinfo", "PDF")
	require.Regexp(t, `Title: +Отчёт\n`, info)
	require.Regexp(t, `Author: +Автор\n`, info)
	require.Regexp(t, `Pages: +2\n`, info)
	fonts := tool(t, "poppler-utils", pdf, "pdffonts", "PDF")
	require.Equal(t, strings.Count(fonts, "\n")-2, strings.Count(fonts, "yes yes yes"), "embedded, subset, with Unicode: %s", fonts)
	require.Contains(t, tool(t, "mupdf-tools", pdf, "mutool", "show", "PDF", "outline"), "Под ней")
	require.NotContains(t, strings.ToLower(tool(t, "mupdf-tools", pdf, "mutool", "draw", "-o", os.DevNull, "-F", "png", "PDF")), "error")
	require.NotContains(t, tool(t, "ghostscript", pdf, "gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", "PDF"), "rror")
}

func TestSameCallsSameBytes(t *testing.T) {
	w := newWriter(t)
	want := everything(newWriter(t), "A")
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range 10 {
				everything(w, string(rune('B'+i)))
				if !bytes.Equal(want, everything(w, "A")) {
					t.Error("the bytes differ")
				}
			}
		})
	}
	all.Wait()
}

func TestMissingRunes(t *testing.T) {
	d := newWriter(t).Begin(Metadata{})
	write(d.Page(200, 100), Regular, 10, 10, 50, "a中 文中b")
	require.Equal(t, []rune("中文"), d.Missing())
	require.Contains(t, tool(t, "poppler-utils", d.Finish(), "pdftotext", "PDF", "-"), "a中 文中b")
}

func TestAnUnfinishedDocumentLeavesNoTrace(t *testing.T) {
	w := newWriter(t)
	want := everything(w, "A")
	d := w.Begin(Metadata{Title: "broken"})
	c := d.Page(100, 100)
	c.PushClip(vg.Rectangle{})
	c.Push()
	write(c, Mono, 10, 0, 0, "中")
	d.Discard()
	require.Equal(t, want, everything(w, "A"))
}

func TestMeasuredIsDrawn(t *testing.T) {
	w := newWriter(t)
	h := w.Handler()
	d := w.Begin(Metadata{})
	line := "Ширина ₽ 123 中"
	write(d.Page(400, 100), Regular, 20, 10, 50, line+"|")
	// where the bar begins in the page is where the measured line ends
	boxes := tool(t, "poppler-utils", d.Finish(), "pdftotext", "-bbox", "PDF", "-")
	require.Contains(t, boxes, "|")
	require.InDelta(t, float64(h.Width("Ширина ₽ 123 中|", font.From(Regular, 20)))+10, lastXMax(t, boxes), 0.5)
}

func lastXMax(t *testing.T, boxes string) (x float64) {
	t.Helper()
	for part := range strings.SplitSeq(boxes, `xMax="`) {
		value, _, _ := strings.Cut(part, `"`)
		if v, err := strconv.ParseFloat(value, 64); err == nil {
			x = max(x, v)
		}
	}
	return x
}
