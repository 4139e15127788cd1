package pdf

import "slices"

// Document is one PDF in the making. It is not safe for concurrent use.
type Document struct {
	writer *Writer
	meta   Metadata
	file   file
	canvas Canvas
	open   bool  // a page is being drawn
	pages  []int // their objects

	fonts     []*fontUse
	oldUses   map[*Font]*fontUse // of this and earlier documents, for their memory
	alphas    [256]bool
	images    []int
	bookmarks []bookmark
	missing   map[rune]bool
	runsLeft  bool
}

func (d *Document) reset(m Metadata) {
	d.meta, d.open = m, false
	d.file.reset()
	d.pages, d.fonts, d.images, d.bookmarks = d.pages[:0], d.fonts[:0], d.images[:0], d.bookmarks[:0]
	d.alphas, d.runsLeft = [256]bool{}, false
	clear(d.missing)
}

// Pages is how many pages were started.
func (d *Document) Pages() int {
	if d.open {
		return len(d.pages) + 1
	}
	return len(d.pages)
}

// Missing are the runes that no font has, in order; each was drawn as a box.
func (d *Document) Missing() []rune {
	runes := make([]rune, 0, len(d.missing))
	for r := range d.missing {
		runes = append(runes, r)
	}
	slices.Sort(runes)
	return runes
}

// RunsLeft says that text of a script written from right to left was drawn, which happens from left to right and
// without joining the letters.
func (d *Document) RunsLeft() bool { return d.runsLeft }

func (d *Document) endPage() {
	if !d.open {
		return
	}
	d.open = false
	d.canvas.endDots()
	for range d.canvas.clips { // of a block that failed midway
		d.canvas.PopClip()
	}
	content := d.stream("", d.canvas.content)
	page := d.file.begin()
	d.file.text("<</Type/Page/Parent 2 0 R/Resources 3 0 R/MediaBox[0 0 ")
	d.file.decimal(float64(d.canvas.width))
	d.file.text(" ")
	d.file.decimal(float64(d.canvas.height))
	d.file.text("]/Contents ")
	d.file.reference(content)
	d.writeLinks()
	d.file.text(">>")
	d.file.end()
	d.pages = append(d.pages, page)
}

// stream writes data, deflated, as an object with more entries in its dictionary.
func (d *Document) stream(entries string, data []byte) (object int) {
	object = d.file.begin()
	d.file.text("<<" + entries + "/Filter/FlateDecode/Length ")
	lengthAt := d.file.gap(len("4294967295"))
	d.file.text(">>stream\n")
	from := len(d.file.out)
	d.file.out = d.writer.deflaters.appendDeflated(d.file.out, data)
	d.file.fill(lengthAt, len(d.file.out)-from)
	d.file.text("\nendstream")
	d.file.end()
	return object
}

// Finish ends the document and gives its bytes; the document must not be used any more.
func (d *Document) Finish() []byte {
	d.endPage()
	d.writeFonts()
	d.writeResources()
	d.writePages()
	outline := d.writeOutline()
	d.writeCatalog(outline)
	d.file.trailer(d.writeInfo())
	pdf := slices.Clone(d.file.out)
	d.Discard()
	return pdf
}

// Discard gives up the document and its memory; it must not be used any more.
func (d *Document) Discard() { d.writer.documents.Put(d) }
