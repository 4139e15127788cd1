package pdf

import "gonum.org/v1/plot/vg"

// link is a place on the page that opens an address.
type link struct {
	area    vg.Rectangle
	address string
}

// Link makes r open an address, a URI, when clicked. r is in the page's own coordinates.
func (c *Canvas) Link(r vg.Rectangle, address string) {
	c.links = append(c.links, link{r, address})
}

// writeLinks writes the page's links into its dictionary.
func (d *Document) writeLinks() {
	if len(d.canvas.links) == 0 {
		return
	}
	f := &d.file
	f.text("/Annots[")
	for _, l := range d.canvas.links {
		f.text("<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[")
		for _, v := range []vg.Length{l.area.Min.X, l.area.Min.Y, l.area.Max.X, l.area.Max.Y} {
			f.decimal(float64(v))
			f.text(" ")
		}
		f.text("]/A<</S/URI/URI")
		f.bytes(l.address)
		f.text(">>>>")
	}
	f.text("]")
}
