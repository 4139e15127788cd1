package prose

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// span is text of one appearance.
type span struct {
	text               string
	bold, italic, code bool
	address            string // of a link
}

// spans collects the text below a node; as is the appearance that it has from above.
func (r *reader) spans(parent ast.Node, as span) (spans []span) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		inner := as
		switch n := n.(type) {
		case *ast.Text:
			inner.text = unescaped(n.Segment.Value(r.source), as.code) + lineEnd(n)
			spans = append(spans, inner)
			continue
		case *ast.String:
			inner.text = string(n.Value)
			spans = append(spans, inner)
			continue
		case *ast.AutoLink:
			inner.text, inner.address = string(n.Label(r.source)), openable(string(n.URL(r.source)))
			spans = append(spans, inner)
			continue
		case *ast.Emphasis:
			inner.bold, inner.italic = as.bold || n.Level == 2, as.italic || n.Level == 1
		case *ast.CodeSpan:
			inner.code = true
		case *ast.Link:
			inner.address = openable(string(n.Destination))
		}
		spans = append(spans, r.spans(n, inner)...)
	}
	return spans
}

// lineEnd is what follows a text: a break that was asked for, or the space that any other line end stands for.
func lineEnd(n *ast.Text) string {
	switch {
	case n.HardLineBreak():
		return "\n"
	case n.SoftLineBreak():
		return " "
	}
	return ""
}

// unescaped resolves backslashes and entities, except in code.
func unescaped(segment []byte, code bool) string {
	if code {
		return string(segment)
	}
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(segment))))
}

// openable is an address that may become a link: one of the web or of mail. Others stay text.
func openable(address string) string {
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if strings.HasPrefix(strings.ToLower(address), scheme) {
			return address
		}
	}
	return ""
}
