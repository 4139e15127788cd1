package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"plotmill/bench/internal/load"
)

const (
	commandQueue = "reports.render"
	poisonQueue  = "reports.poison"
)

// verdict prints what happened and is an error unless every request came to its good end.
func (f *fleet) verdict(ctx context.Context, r load.Result) error {
	left, err := f.drained(ctx)
	if err != nil {
		return err
	}
	poisoned, err := f.stage.Broker.Depth(poisonQueue)
	if err != nil {
		return err
	}
	fmt.Println(r)
	fmt.Printf("%d lost, %d swapped, %d hung · %d commands left, %d in the poison queue · %d workers killed, %d cuts of %d connections in all\n",
		r.Ends[load.Lost], r.Ends[load.Swapped], r.Ends[load.Hung], left, poisoned, f.killer.kills, f.cutting.done, f.cutting.conns)
	return judge(r, left, poisoned)
}

func judge(r load.Result, left, poisoned int) error {
	var errs []error
	if !r.Clean() {
		errs = append(errs, fmt.Errorf("not every request came to a good end: %q", r.Wrong))
	}
	if r.Ends[load.Refused] > 0 {
		errs = append(errs, fmt.Errorf("%d requests were answered 503 for longer than clients have patience", r.Ends[load.Refused]))
	}
	if left > 0 {
		errs = append(errs, fmt.Errorf("%d commands are still in %s", left, commandQueue))
	}
	if poisoned > 0 {
		errs = append(errs, fmt.Errorf("%d messages are in %s, though nothing was wrong with any", poisoned, poisonQueue))
	}
	return errors.Join(errs...)
}

// drained waits, at most half a minute, until the workers have taken what is left, and says how much they have not.
func (f *fleet) drained(ctx context.Context) (left int, err error) {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	left, err = f.stage.Broker.Await(ctx, commandQueue, func(depth int) bool { return depth == 0 })
	if errors.Is(err, context.DeadlineExceeded) {
		err = nil // the verdict tells
	}
	return left, err
}
