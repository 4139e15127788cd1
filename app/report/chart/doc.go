// Package chart draws the chart blocks of a report with gonum/plot.
//
// gonum lays out the axes and calls the marks; ticks, scales and marks are this package's own. Gonum's tickers hang
// or panic on ranges that a valid report may have, its numbers have no language, and its plotters allocate for
// every point. No range reaches gonum that is empty, infinite or NaN.
package chart
