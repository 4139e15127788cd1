// Command load posts reports to a service on this machine and says what became of them:
//
//	load -url http://127.0.0.1:8080/v1/reports -n 1000 -c 8 -spec r4
//
// It exits with 1 if a request was lost, swapped, hung or left unsent.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"plotmill/bench/internal/client"
	"plotmill/bench/internal/load"
	"plotmill/bench/internal/spec"
	"plotmill/bench/internal/stage"
)

func main() {
	o, lasts, asJSON, err := options(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(2)
	}
	os.Exit(stage.Main("load", lasts, func(ctx context.Context) error {
		result, err := load.Run(ctx, o)
		if err == nil {
			err = show(result, asJSON)
		}
		if err == nil && !result.Clean() {
			err = fmt.Errorf("not every request came to a good end: %q", result.Wrong)
		}
		return err
	}))
}

func options(args []string) (o load.Options, lasts time.Duration, asJSON bool, err error) {
	f := flag.NewFlagSet("load", flag.ExitOnError)
	urls := f.String("url", "http://127.0.0.1:8080/v1/reports", "where to post, several with commas between; loopback only")
	name := f.String("spec", "r4", "what to post: r4, tiny or mix50")
	prefer := f.String("prefer", "wait=60", "Prefer header; empty: none")
	seed := f.Uint64("seed", 7, "of the data")
	verify := f.Bool("verify", true, "check that each PDF names its own request")
	f.IntVar(&o.Requests, "n", 100, "requests")
	f.IntVar(&o.AtOnce, "c", 8, "requests at once")
	f.IntVar(&o.Run, "run", os.Getpid(), "number of this run, part of every title")
	f.IntVar(&o.TextEvery, "text-every", 0, "read the text of every so many PDFs with pdftotext; 0: of none")
	f.DurationVar(&o.Limit, "limit", 90*time.Second, "for one answer; longer is a hung request")
	f.DurationVar(&o.Patience, "patience", 0, "how long to ask again after a 503")
	f.DurationVar(&lasts, "for", 10*time.Minute, "the whole run at most")
	f.BoolVar(&asJSON, "json", false, "print the result as JSON")
	_ = f.Parse(args) // exits by itself
	o.Unnamed = !*verify
	for raw := range strings.SplitSeq(*urls, ",") {
		target, err := client.NewTarget(raw, *prefer)
		if err != nil {
			return o, lasts, asJSON, fmt.Errorf("-url: %w", err)
		}
		o.Targets = append(o.Targets, target)
	}
	o.Specs, err = spec.Named(*name, *seed)
	return o, lasts, asJSON, err
}

func show(r load.Result, asJSON bool) error {
	if !asJSON {
		fmt.Println(r)
		return nil
	}
	line, err := r.JSON()
	fmt.Println(string(line))
	return err
}
