package app

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/docker/go-units"
)

// value reads one setting from text. Its error says what is allowed; whoever calls adds the key.
type value interface {
	Set(text string) error
	String() string
}

type text struct{ to *string }

func (v text) String() string { return *v.to }

func (v text) Set(s string) error {
	if s == "" {
		return errors.New("must not be empty")
	}
	*v.to = s
	return nil
}

type oneOf struct {
	to      *string
	allowed []string
}

func (v oneOf) String() string { return *v.to }

func (v oneOf) Set(s string) error {
	if !slices.Contains(v.allowed, s) {
		return fmt.Errorf("must be one of %s", strings.Join(v.allowed, ", "))
	}
	*v.to = s
	return nil
}

type duration struct {
	to       *time.Duration
	min, max time.Duration
}

func (v duration) String() string { return v.to.String() }

func (v duration) Set(s string) error {
	d, err := time.ParseDuration(s)
	if err != nil || d < v.min || d > v.max {
		return fmt.Errorf("must be a duration from %s to %s, such as 500ms, 10s or 1m30s", v.min, v.max)
	}
	*v.to = d
	return nil
}

type size struct {
	to       *int64 // bytes
	min, max int64
}

func (v size) String() string { return units.BytesSize(float64(*v.to)) }

func (v size) Set(s string) error {
	n, err := units.RAMInBytes(s)
	if err != nil || n < v.min || n > v.max {
		return fmt.Errorf("must be a size from %s to %s, such as 512KiB or 16MiB",
			units.BytesSize(float64(v.min)), units.BytesSize(float64(v.max)))
	}
	*v.to = n
	return nil
}

type count struct {
	to       *int64
	min, max int64
}

func (v count) String() string { return strconv.FormatInt(*v.to, 10) }

func (v count) Set(s string) error {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < v.min || n > v.max {
		return fmt.Errorf("must be a whole number from %d to %d", v.min, v.max)
	}
	*v.to = n
	return nil
}

type roles struct{ to *[]string }

func joinRoles(r []string) string { return strings.Join(r, ",") }

func (v roles) String() string { return joinRoles(*v.to) }

func (v roles) Set(s string) error {
	var out []string
	for name := range strings.SplitSeq(s, ",") {
		name = strings.TrimSpace(name)
		if name != roleAPI && name != roleWorker {
			return errors.New("must be api, worker or api,worker")
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	*v.to = out
	return nil
}
