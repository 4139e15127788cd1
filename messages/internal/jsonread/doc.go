// Package jsonread is a strict pull reader for JSON (RFC 8259) in memory, made for specs that are mostly numbers.
//
// The caller asks what comes next ([Reader.Kind]) and reads exactly that; there is no tree and no reflection. Strings
// must be UTF-8 without lone surrogates, and nesting has a limit. Numbers are read exactly as strconv.ParseFloat
// reads them. The first fault ends everything: from then on nothing comes, every loop over items or fields ends, and
// [Reader.Fault] tells what was wrong.
package jsonread
