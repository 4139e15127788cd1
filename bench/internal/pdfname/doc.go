// Package pdfname tells which request a PDF belongs to, by the token that the request put into its title.
//
// [Token] reads the document information, which costs microseconds, so every PDF of a run can be checked. [Text] asks
// pdftotext for what stands on the pages, which costs milliseconds of another process, for a sample.
package pdfname
