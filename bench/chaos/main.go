// Command chaos posts thousands of different reports to several API and worker processes over one broker and proves of each
// one that its own PDF came back: nothing lost, swapped or hung, nothing in the poison queue. With -mode kill a worker
// is killed (kill -9) and started again every second, and the API processes' broker connections are cut now and then.
// It exits with 1 if that does not hold.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"

	"plotmill/bench/internal/stage"
)

type plan struct {
	binary          string
	requests        int
	atOnce          int
	apis, workers   int
	textEvery       int
	kill            bool
	killEvery       time.Duration
	cuts            int
	limit, patience time.Duration
}

func main() {
	var p plan
	mode := flag.String("mode", "calm", "calm, or kill: with killed workers and cut connections")
	flag.StringVar(&p.binary, "bin", "", "plotmill binary; built if empty")
	flag.IntVar(&p.requests, "n", 10_000, "requests")
	flag.IntVar(&p.atOnce, "c", 64, "requests at once")
	flag.IntVar(&p.apis, "apis", 2, "API processes")
	flag.IntVar(&p.workers, "workers", 4, "worker processes")
	flag.IntVar(&p.textEvery, "text-every", 20, "of every so many PDFs the text on the pages is read too, not only the title")
	flag.DurationVar(&p.killEvery, "kill-every", time.Second, "between two kills")
	flag.IntVar(&p.cuts, "cuts", 20, "how often the API processes' broker connections are cut")
	flag.DurationVar(&p.limit, "limit", 90*time.Second, "for one answer; longer is a hung request")
	flag.DurationVar(&p.patience, "patience", time.Minute, "how long a client asks again after a 503")
	lasts := flag.Duration("for", 15*time.Minute, "the whole run at most")
	flag.Parse()
	if *mode != "calm" && *mode != "kill" {
		fmt.Fprintf(os.Stderr, "chaos: -mode %q: use calm or kill\n", *mode)
		os.Exit(2)
	}
	p.kill = *mode == "kill"
	os.Exit(stage.Main("chaos", *lasts, func(ctx context.Context) error { return run(ctx, p) }))
}

func run(ctx context.Context, p plan) error {
	s, err := stage.Open(ctx, p.binary)
	if err != nil {
		return err
	}
	defer s.Close()
	f, err := open(ctx, s, p)
	if err != nil {
		return err
	}
	result, err := f.load(ctx)
	if err != nil {
		return err
	}
	return f.verdict(ctx, result)
}
