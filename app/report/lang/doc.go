// Package lang writes numbers, dates and the few words of a report's own in the report's language.
//
// Every language has a true minus (−) and marks thousands and decimals in its own way, with no-break spaces where
// it uses spaces.
package lang
