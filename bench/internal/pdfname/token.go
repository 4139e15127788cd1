package pdfname

import (
	"bytes"
	"errors"
	"regexp"
)

// ErrNameless is the error of a PDF whose titles, as far as they can be read without inflating objects, hold no token.
var ErrNameless = errors.New("no title of the PDF holds a token: read its text")

var tokens = regexp.MustCompile(`PM\d{5}-\d{6}`)

// Token is the token in the PDF's first /Title that holds one.
func Token(pdf []byte) (string, error) {
	key := []byte("/Title")
	for {
		at := bytes.Index(pdf, key)
		if at < 0 {
			return "", ErrNameless
		}
		pdf = pdf[at+len(key):]
		if found := tokens.FindString(readString(pdf)); found != "" {
			return found, nil
		}
	}
}

// InText is every token in text, in order.
func InText(text string) []string { return tokens.FindAllString(text, -1) }
