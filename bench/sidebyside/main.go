// Command sidebyside measures the reference report R4 on this machine in turns: the Python system in its best form, Plotmill
// over the same broker (one API and one worker process), and Plotmill embedded; several at once and one at a time. Each of
// the figures is the median of the rounds, and the ratios are of figures of the same round.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"

	"plotmill/bench/internal/load"
	"plotmill/bench/internal/spec"
	"plotmill/bench/internal/stage"
)

func main() {
	rounds := flag.Int("rounds", 3, "rounds")
	atOnce := flag.Int("c", 8, "requests at once")
	slow := flag.Int("n-python", 24, "requests a round to the Python system")
	fast := flag.Int("n", 1000, "requests a round to each of ours")
	name := flag.String("spec", "r4", "what to post: r4, tiny or mix50")
	binary := flag.String("bin", "", "plotmill binary; built if empty")
	flag.Parse()
	os.Exit(stage.Main("sidebyside", 30*time.Minute, func(ctx context.Context) error {
		specs, err := spec.Named(*name, 7)
		if err != nil {
			return fmt.Errorf("-spec: %w", err)
		}
		s, err := stage.Open(ctx, *binary)
		if err != nil {
			return err
		}
		defer s.Close()
		systems, err := open(ctx, s, *slow, *fast)
		if err != nil {
			return err
		}
		return compare(ctx, systems, *rounds, *atOnce, load.Options{Specs: specs, Limit: 2 * time.Minute})
	}))
}
