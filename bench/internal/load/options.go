package load

import (
	"errors"
	"time"

	"plotmill/bench/internal/client"
	"plotmill/bench/internal/spec"
)

// Options is what to post, where and how hard.
type Options struct {
	Targets  []client.Target // connections are spread over them evenly
	Specs    []spec.Template // request i posts spec i modulo their number
	Requests int             // up to 1,000,000
	AtOnce   int             // up to 20,000
	Run      int             // makes the tokens of this run its own

	Ramp     time.Duration // over which the first AtOnce requests are spread; 0: all at the same moment
	Limit    time.Duration // for one answer; longer is a hung request
	Patience time.Duration // how long a request that is answered 503 is sent again, as Retry-After says; 0: never

	Unnamed   bool // do not check whose PDF an answer is, only that it is one
	TextEvery int  // of every so many PDFs the text on the pages is checked too; 0: of none

	Progress func(answered int) // told after each request, from many goroutines; may be nil
}

func (o Options) check() error {
	switch {
	case len(o.Targets) == 0 || len(o.Specs) == 0:
		return errors.New("nothing to post, or nowhere: give a target and a spec")
	case o.Requests < 1 || o.Requests > 1_000_000:
		return errors.New("requests: from 1 to 1000000")
	case o.AtOnce < 1 || o.AtOnce > 20_000:
		return errors.New("at once: from 1 to 20000")
	case o.Limit <= 0:
		return errors.New("limit: a positive duration")
	}
	return nil
}
