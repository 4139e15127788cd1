package main

import (
	"fmt"
	"slices"
	"strings"

	"plotmill/bench/internal/load"
)

// table collects the rounds of each system.
type table struct {
	systems []system
	rounds  [][]load.Result // by system
}

func newTable(systems []system) *table {
	return &table{systems: systems, rounds: make([][]load.Result, len(systems))}
}

func (t *table) add(system int, r load.Result) { t.rounds[system] = append(t.rounds[system], r) }

// String is the table in Markdown.
func (t *table) String() string {
	var b strings.Builder
	b.WriteString("| system | reports/s | p50 ms | p99 ms | times the first |\n|---|---|---|---|---|\n")
	for i, s := range t.systems {
		fmt.Fprintf(&b, "| %s | %.1f | %.1f | %.1f | %.1f |\n", s.name,
			t.median(i, func(r, _ load.Result) float64 { return r.Rate }),
			t.median(i, func(r, _ load.Result) float64 { return r.P50 }),
			t.median(i, func(r, _ load.Result) float64 { return r.P99 }),
			t.median(i, func(r, first load.Result) float64 { return r.Rate / first.Rate }))
	}
	return b.String()
}

// median is the middle of a figure over the rounds of a system; the figure sees the first system's same round too.
func (t *table) median(system int, figure func(r, first load.Result) float64) float64 {
	var values []float64
	for round, r := range t.rounds[system] {
		values = append(values, figure(r, t.rounds[0][round]))
	}
	slices.Sort(values)
	return values[len(values)/2]
}
