package report

import (
	"context"
	"fmt"
	"os"
	"testing"
)

func TestDev(t *testing.T) {
	r, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, rep := range map[string]interface{}{"gallery": gallery(), "r4": r4("Ежедневный отчёт / Daily report")} {
		_ = rep
		var out, e = r.Render(context.Background(), map[string]func() *R{"gallery": gallery, "r4": func() *R { return r4("Ежедневный отчёт / Daily report") }}[name]())
		if e != nil {
			t.Fatal(e)
		}
		os.WriteFile("/tmp/w/out_"+name+".pdf", out.PDF, 0o644)
		fmt.Println(name, out.Pages, len(out.PDF), out.Warnings)
	}
}
