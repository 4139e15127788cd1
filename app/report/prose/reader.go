package prose

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// reader turns goldmark's tree into paragraphs.
type reader struct {
	source     []byte
	paragraphs []paragraph
	marker     string // waits for the list item's first paragraph
	tight      bool
}

func (r *reader) blocks(parent ast.Node, depth int) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			r.add(paragraph{kind: heading, level: n.Level, depth: depth, spans: r.spans(n, span{})})
		case *ast.List:
			r.list(n, depth+1)
		case *ast.FencedCodeBlock:
			r.add(paragraph{kind: code, depth: depth, spans: []span{{text: r.lines(n), code: true}}})
		case *ast.ThematicBreak:
			r.add(paragraph{kind: rule, depth: depth})
		default:
			r.add(paragraph{depth: depth, spans: r.spans(n, span{})})
		}
	}
}

func (r *reader) add(p paragraph) {
	p.marker, r.marker = r.marker, ""
	p.tight, r.tight = r.tight, false
	r.paragraphs = append(r.paragraphs, p)
}

func (r *reader) list(list *ast.List, depth int) {
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		r.marker = "•"
		if list.IsOrdered() {
			r.marker = strconv.Itoa(number) + "."
			number++
		}
		r.tight = list.IsTight && (item.PreviousSibling() != nil || depth > 1)
		r.blocks(item, depth)
		if r.marker != "" { // the item is empty
			r.add(paragraph{depth: depth})
		}
	}
}

func (r *reader) lines(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		b.Write(segment.Value(r.source))
	}
	return strings.TrimRight(b.String(), "\n")
}
