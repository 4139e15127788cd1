package prose

import (
	"regexp"
	"strings"

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
