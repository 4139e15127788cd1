package messages

import (
	"slices"
	"strings"
)

var pageFields = []objectField[Page]{
	{"size", false, func(d *decoder, p *Page) { p.Size = d.readChoice("A4", "A3", "Letter") }},
	{"landscape", false, func(d *decoder, p *Page) { p.Landscape = d.readBool() }},
	{"header", false, func(d *decoder, p *Page) { p.Header = d.readRunning() }},
	{"footer", false, func(d *decoder, p *Page) { p.Footer = d.readRunning() }},
}

// readRunning reads a header or footer. An opening brace in it always starts a placeholder, so that a misspelt one is
// never printed.
func (d *decoder) readRunning() string {
	d.r.Kind()
	offset := d.r.Offset()
	text := d.readTitle()
	placeholders := []string{"{page}", "{pages}", "{title}"}
	for _, part := range strings.SplitAfter(text, "{")[1:] {
		found := "{" + part
		if end := strings.IndexByte(found, '}'); end >= 0 {
			found = found[:end+1]
		}
		if !slices.Contains(placeholders, found) {
			d.wrongHeref(offset, "%s is no placeholder; they are {page}, {pages} and {title}", quoted(found))
			break
		}
	}
	return text
}
