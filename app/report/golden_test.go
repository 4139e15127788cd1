package report

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

var update = flag.Bool("update", false, "write the golden images anew; look at them before committing")

// TestLooks compares pages with images that someone has looked at. Readers differ a little from version to version,
// so the images need not be equal: no part of a page may look otherwise.
func TestLooks(t *testing.T) {
	specs := map[string]*messages.Report{"gallery": gallery(), "r4": r4("Эталонный отчёт"), "dashboard": dashboard(), "shares": areasAndPies()}
	for name, spec := range specs {
		t.Run(name, func(t *testing.T) {
			pages := pageImages(t, render(t, spec).PDF)
			for i, page := range pages {
				golden := filepath.Join("testdata", "golden", name+"-"+strconv.Itoa(i+1)+".png")
				if *update {
					require.NoError(t, os.WriteFile(golden, page, 0o644))
				}
				want, err := os.ReadFile(golden)
				require.NoError(t, err, "run the test with -update")
				difference := worstPart(t, decoded(t, want), decoded(t, page))
				require.Less(t, difference, 24.0, "page %d looks otherwise than %s", i+1, golden)
			}
		})
	}
}

// pageImages are the pages as small grey images.
func pageImages(t testing.TB, pdf []byte) (pages [][]byte) {
	t.Helper()
	path := saved(t, pdf)
	run(t, "poppler-utils", "pdftoppm", "-r", "40", "-gray", "-png", path, filepath.Join(filepath.Dir(path), "page"))
	files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "page-*.png"))
	require.NoError(t, err)
	for _, f := range files {
		page, err := os.ReadFile(f)
		require.NoError(t, err)
		pages = append(pages, page)
	}
	return pages
}

func decoded(t testing.TB, data []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	return img
}

// worstPart is the greatest mean difference of brightness, of 255, in any square of 8 × 8 pixels.
func worstPart(t testing.TB, a, b image.Image) (worst float64) {
	t.Helper()
	const side = 8
	require.Equal(t, a.Bounds(), b.Bounds())
	grey := func(img image.Image, x, y int) float64 {
		r, g, blue, _ := img.At(x, y).RGBA()
		return float64(r+g+blue) / 3 / 257
	}
	for y := 0; y+side <= a.Bounds().Dy(); y += side {
		for x := 0; x+side <= a.Bounds().Dx(); x += side {
			one, other := 0.0, 0.0
			for i := range side * side {
				one += grey(a, x+i%side, y+i/side)
				other += grey(b, x+i%side, y+i/side)
			}
			worst = max(worst, max(one-other, other-one)/side/side)
		}
	}
	return worst
}

// The golden test must see a change: the same page with one bar less.
func TestLooksWouldSeeAMissingBar(t *testing.T) {
	spec := r4("Эталонный отчёт")
	whole := pageImages(t, render(t, spec).PDF)[0]
	bar, ok := spec.Blocks[1].(*messages.Bar)
	require.True(t, ok)
	bar.Series[1].Y.Numbers[5] = 0
	require.Greater(t, worstPart(t, decoded(t, whole), decoded(t, pageImages(t, render(t, spec).PDF)[0])), 24.0)
}
