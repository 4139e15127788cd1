package spec

import (
	"bytes"
	"fmt"
)

// TokenLen is the length of every token in bytes.
const TokenLen = 14

// hole stands where the token goes while a template is being written.
const hole = "PM?????-??????"

// Template is a spec that lacks only the token in its title.
type Template struct {
	Head, Tail []byte // what comes before and after the token
}

// Token names request i (below 1,000,000) of run (below 100,000), such as PM00042-000007.
func Token(run, i int) string {
	return fmt.Sprintf("PM%05d-%06d", run%100_000, i%1_000_000)
}

// Len is the length of every body made from the template, in bytes.
func (t Template) Len() int { return len(t.Head) + TokenLen + len(t.Tail) }

// Body is the whole spec with the token in its title.
func (t Template) Body(token string) []byte {
	return bytes.Join([][]byte{t.Head, t.Tail}, []byte(token))
}

// cut makes a template of a written spec, whose title holds the hole.
func cut(body []byte) Template {
	head, tail, _ := bytes.Cut(body, []byte(hole))
	return Template{Head: head, Tail: tail}
}
