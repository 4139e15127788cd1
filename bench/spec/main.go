// Command spec prints the report specification that measurements post: spec -spec r4 > r4.json.
package main

import (
	"flag"
	"fmt"
	"os"

	"plotmill/bench/internal/spec"
)

func main() {
	name := flag.String("spec", "r4", "which report: r4, tiny or mix50")
	which := flag.Int("variant", 0, "which of the mix, from 0")
	seed := flag.Uint64("seed", 7, "of the data")
	token := flag.String("token", spec.Token(0, 0), "what the title ends with")
	flag.Parse()
	templates, err := spec.Named(*name, *seed)
	if err != nil {
		fmt.Fprintln(os.Stderr, "-spec:", err)
		os.Exit(2)
	}
	if _, err := os.Stdout.Write(templates[*which%len(templates)].Body(*token)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
