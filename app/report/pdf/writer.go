package pdf

import (
	"sync"

	"gonum.org/v1/plot/vg"
)

// Writer makes documents and keeps what they share. It is safe for concurrent use.
type Writer struct {
	fonts     *Fonts
	producer  string
	deflaters deflaters
	embedded  embedCache
	documents sync.Pool
}

// NewWriter makes a writer of documents with the given fonts; producer is named in each document.
func NewWriter(fonts *Fonts, producer string) *Writer {
	return &Writer{fonts: fonts, producer: producer, deflaters: make(deflaters, 16)}
}

// Handler measures text as the writer's documents draw it.
func (w *Writer) Handler() Handler { return NewHandler(w.fonts) }

// Metadata describes a document.
type Metadata struct {
	Title, Author string
	Language      string // BCP 47, such as "ru"
}

// Begin starts a document without pages. End it with [Document.Finish] or [Document.Discard].
func (w *Writer) Begin(m Metadata) *Document {
	d, reused := w.documents.Get().(*Document)
	if !reused {
		d = &Document{writer: w, oldUses: map[*Font]*fontUse{}, missing: map[rune]bool{}}
		d.canvas.doc = d
	}
	d.reset(m)
	return d
}

// Page ends the page before, if any, and starts one of the given size. The canvas is good until the next call.
func (d *Document) Page(width, height vg.Length) *Canvas {
	d.endPage()
	d.open = true
	d.canvas.begin(width, height)
	return &d.canvas
}
