package prose

import "testing"

func FuzzSet(f *testing.F) {
	for _, s := range []string{
		"# H\n\n**b** *i* `c` [l](https://a.b)\n\n- a\n  1. b\n\n---\n\n```\ncode\n```", "a  \nb\\\nc", "10. x\n\n    y", "<a@b.c>",
		"\x00\u00AD\u200B", "***", "- ```\n", "1. # x\n   - \n", "&amp;&#0;&#x110000;", "[a]: https://x\n\n[a]",
	} {
		f.Add(s)
	}
	l := testLook(f)
	f.Fuzz(func(t *testing.T, markdown string) {
		for _, line := range Set(l, markdown, 200) {
			for _, run := range line.Runs {
				if run.X < 0 || float64(run.X+run.Width) > 300 {
					t.Fatalf("%q is set from %v to %v on a page of 200", run.Text, run.X, run.X+run.Width)
				}
			}
		}
	})
}
