package main

import (
	"net"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/bench/internal/cutter"
	"plotmill/bench/internal/load"
)

func TestJudgeAsksForEverything(t *testing.T) {
	good := load.Result{Ends: map[load.End]int{load.Delivered: 9, load.Accepted: 1}}
	require.NoError(t, judge(good, 0, 0))
	require.ErrorContains(t, judge(good, 1, 0), "reports.render")
	require.ErrorContains(t, judge(good, 0, 1), "reports.poison")
	for _, end := range []load.End{load.Lost, load.Swapped, load.Hung, load.Unsent, load.Refused} {
		require.Error(t, judge(load.Result{Ends: map[load.End]int{load.Delivered: 9, end: 1}}, 0, 0), end)
	}
}

func TestCutsAreSpreadOverTheRun(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer func() { _ = l.Close() }()
	wire, err := cutter.New(l.Addr().String())
	require.NoError(t, err)
	defer wire.Close()

	c := &cutting{wire: wire, requests: 100, times: 4}
	var at []int
	for answered := 1; answered <= 100; answered++ {
		before := c.done
		if c.progress(answered); c.done > before {
			at = append(at, answered)
		}
	}
	require.Equal(t, []int{20, 40, 60, 80}, at)
}
