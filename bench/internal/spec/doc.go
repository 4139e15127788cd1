// Package spec makes the report specifications that measurements post.
//
// A [Template] is a spec with a hole for a token in its title, so that a load generator can give every request a title of
// its own without writing the JSON again: nothing can be answered from a cache, and every PDF names its request.
package spec
