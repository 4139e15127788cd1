package report

import (
	"context"
	"fmt"
	"os"
	"plotmill/messages"
	"testing"
	"time"
)

func TestDev(t *testing.T) {
	r, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	reps := map[string]*messages.Report{"gallery": gallery()}
	for i, n := range []string{"500 categories", "200 series", "long names of words", "long names of one word", "wide table", "logarithms of what has none", "logarithms over everything", "stacked near the top of numbers", "times out of the calendar", "from 1e+17 to 1e+17", "from -1e+300 to 1e+300", "single values", "characters no font has", "table of long texts", "lone points between gaps"} {
		reps[fmt.Sprintf("h%02d", i)] = &messages.Report{Title: n, Lang: "ru", Blocks: hostile()[n]}
	}
	for _, n := range []string{"daily", "sales", "load-test"} {
		b, _ := os.ReadFile("../../examples/" + n + ".json")
		rep, err := messages.ReadReport(b)
		if err != nil {
			fmt.Println(n, err)
			continue
		}
		reps[n] = rep
	}
	for name, rep := range reps {
		t0 := time.Now()
		out, e := r.Render(context.Background(), rep)
		if e != nil {
			t.Fatal(e)
		}
		os.WriteFile("/tmp/w/out_"+name+".pdf", out.PDF, 0o644)
		fmt.Println(name, rep.Title, out.Pages, len(out.PDF), time.Since(t0), out.Warnings)
	}
}
