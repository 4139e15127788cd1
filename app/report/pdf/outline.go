package pdf

import "gonum.org/v1/plot/vg"

// bookmark is an entry of the outline that readers show beside the pages.
type bookmark struct {
	title  string
	level  int // 0 is the top
	page   int // index
	top    vg.Length
	object int
}

// Bookmark adds an entry for the page being drawn, with its view starting at y. An entry belongs to the last one
// before it with a lower level.
func (d *Document) Bookmark(title string, level int, y vg.Length) {
	d.bookmarks = append(d.bookmarks, bookmark{title: title, level: level, page: len(d.pages), top: y})
}

// writeOutline writes the bookmarks as a tree; 0 if there are none.
func (d *Document) writeOutline() (root int) {
	if len(d.bookmarks) == 0 {
		return 0
	}
	root = d.file.reserve()
	for i := range d.bookmarks {
		d.bookmarks[i].object = d.file.reserve()
	}
	top := d.writeBranch(root, 0, len(d.bookmarks))
	d.file.beginReserved(root)
	d.file.text("<</Type/Outlines")
	d.writeFamily(top)
	d.file.text(">>")
	d.file.end()
	return root
}

// writeBranch writes the bookmarks from first up to end as children of parent and gives the direct ones.
func (d *Document) writeBranch(parent, first, end int) (children []int) {
	for i := first; i < end; i = d.branchEnd(i, end) {
		children = append(children, i)
	}
	for n, i := range children {
		own := d.writeBranch(d.bookmarks[i].object, i+1, d.branchEnd(i, end))
		d.writeBookmark(i, parent, n, children, own)
	}
	return children
}

// branchEnd is the index after bookmark i and all that belong to it.
func (d *Document) branchEnd(i, end int) int {
	next := i + 1
	for next < end && d.bookmarks[next].level > d.bookmarks[i].level {
		next++
	}
	return next
}

func (d *Document) writeBookmark(i, parent, n int, siblings, children []int) {
	f, b := &d.file, d.bookmarks[i]
	f.beginReserved(b.object)
	f.text("<</Title")
	f.unicode(b.title)
	f.text("/Parent ")
	f.reference(parent)
	if n > 0 {
		f.text("/Prev ")
		f.reference(d.bookmarks[siblings[n-1]].object)
	}
	if n+1 < len(siblings) {
		f.text("/Next ")
		f.reference(d.bookmarks[siblings[n+1]].object)
	}
	d.writeFamily(children)
	f.text("/Dest[")
	f.reference(d.pages[min(b.page, len(d.pages)-1)])
	f.text("/XYZ null ")
	f.decimal(float64(b.top))
	f.text(" null]>>")
	f.end()
}

// writeFamily writes the first, the last and the number of an entry's children, shown opened.
func (d *Document) writeFamily(children []int) {
	if len(children) == 0 {
		return
	}
	d.file.text("/First ")
	d.file.reference(d.bookmarks[children[0]].object)
	d.file.text("/Last ")
	d.file.reference(d.bookmarks[children[len(children)-1]].object)
	d.file.text("/Count ")
	d.file.integer(len(children))
}
