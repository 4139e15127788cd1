package prose

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// kind is what a paragraph is.
type kind uint8

const (
	plain kind = iota
	heading
	code
	rule
)

// paragraph is one piece of text that is set on lines of its own.
type paragraph struct {
	kind   kind
	level  int    // of a heading, from 1
	depth  int    // how many lists it is in
	marker string // of a list item's first paragraph
	tight  bool   // follows the paragraph before without a gap
	spans  []span
}

// span is text of one appearance.
type span struct {
	text               string
	bold, italic, code bool
	address            string // of a link
}

// read reads Markdown. Text that only pretends to be Markdown, nested beyond reason, is taken as it is.
func read(markdown string) []paragraph {
	if nestsBeyondReason(markdown) {
		return unformatted(markdown)
	}
	source := []byte(markdown)
	r := reader{source: source}
	r.blocks(newParser().Parse(text.NewReader(source)), 0)
	return r.paragraphs
}

// newParser knows the subset only.
func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
	)
}

// unreasonable is what nests deeper than any writing, and takes forever to read: runs of marks that nest: list marks at the start of a line, brackets, and emphasis.
var unreasonable = regexp.MustCompile(`(?m)^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){17}|\[{17}|[*_]{33}`)

func nestsBeyondReason(markdown string) bool {
	return unreasonable.MatchString(markdown) || strings.Count(markdown, "[") > 2000 ||
		strings.Count(markdown, "*")+strings.Count(markdown, "_") > 20000
}

func unformatted(txt string) (paragraphs []paragraph) {
	for part := range strings.SplitSeq(txt, "\n") {
		paragraphs = append(paragraphs, paragraph{spans: []span{{text: part}}, tight: true})
	}
	return paragraphs
}

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
