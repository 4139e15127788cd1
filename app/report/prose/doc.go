// Package prose reads the Markdown of text blocks and sets it in lines.
//
// It knows headings, paragraphs, bullet and numbered lists, bold, italic, code, links and rules. Everything else,
// HTML before all, is text like any other.
package prose
