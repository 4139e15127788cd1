// Package report renders a [messages.Report] as a PDF.
//
// A report is cut into pieces, the least that is never torn apart over pages: a line of text, a row of a table, a
// whole chart. The pieces are laid out on pages first, so that the number of pages is known, and drawn then.
//
// The same report gives the same bytes, whatever else is rendered meanwhile.
package report
