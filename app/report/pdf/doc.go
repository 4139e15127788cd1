// Package pdf writes PDF documents: a page canvas that gonum/plot draws on, and the file around the pages.
//
// A [Document] is made for one report by a [Writer], which keeps what reports share: the parsed fonts, compressed
// font subsets, compressors and buffers. A Writer is safe for concurrent use, a Document is not.
//
// Lengths are points, 1/72 inch, from the lower left corner of the page. In the file they are whole hundredths of a
// point, so that numbers are short and rounding is the same everywhere. Nothing in the file depends on time, chance
// or the order of maps: the same calls give the same bytes.
//
// Text is written with Type0 fonts in Identity-H: a code is the glyph's number in the whole font, and a map leads
// from there to its place in the embedded subset. So what is written on a page does not depend on what else the
// document holds, and a subset depends only on the set of its glyphs, which lets reports share it.
package pdf
