package handlers

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

// What clients get wrong, read by the real reader: each is a clear answer, nothing is ordered, and the service goes on.
func TestBadInput(t *testing.T) {
	const block = `{"type":"line","series":[{"name":"a","x":[1,2],"y":[%]}]}`
	line := func(y string) string { return `{"title":"T","blocks":[` + strings.Replace(block, "%", y, 1) + `]}` }
	s := newServer(t, settles(pdfReply("%PDF")), func(d *Deps) { d.ReadReport = messages.ReadReport })
	for name, row := range map[string]struct {
		body   string
		status int
		kind   string
		says   string // a part of the pointer or the detail
	}{
		"not JSON":             {`title: T`, 400, "not-json", "line 1"},
		"cut off":              {`{"title":"T","blocks":[`, 400, "not-json", ""},
		"two documents":        {line("1,2") + "{}", 400, "not-json", ""},
		"NaN":                  {line("1,NaN"), 400, "not-json", ""},
		"Infinity":             {line("1,-Infinity"), 400, "not-json", ""},
		"invalid UTF-8":        {`{"title":"` + "\xff\xfe" + `","blocks":[]}`, 400, "not-json", "UTF-8"},
		"10,000 deep":          {strings.Repeat(`{"a":[`, 5000) + strings.Repeat("]}", 5000), 400, "not-json", ""},
		"10,000 deep, in data": {line(strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000)), 400, "not-json", ""},
		"a list":               {`[]`, 422, "invalid-spec", ""},
		"null":                 {`null`, 422, "invalid-spec", ""},
		"wrong type":           {`{"title":7,"blocks":[]}`, 422, "invalid-spec", "/title"},
		"unknown field":        {`{"titel":"T","blocks":[]}`, 422, "invalid-spec", "title"},
		"doubled field":        {`{"title":"T","title":"U","blocks":[]}`, 422, "invalid-spec", "/title"},
		"wrong case":           {`{"Title":"T","blocks":[]}`, 422, "invalid-spec", "title"},
		"no blocks":            {`{"title":"T","blocks":[]}`, 422, "invalid-spec", "/blocks"},
		"an empty block":       {`{"title":"T","blocks":[{}]}`, 422, "invalid-spec", "/blocks/0"},
		"1e308":                {line("1,1e308"), 422, "invalid-spec", "/blocks/0/series/0/y/1"},
		"1e999":                {line("1,1e999"), 422, "invalid-spec", "/blocks/0/series/0/y/1"},
		"lengths differ":       {line("1,2,3"), 422, "invalid-spec", "/blocks/0/series/0"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, path := range []string{"/v1/reports", "/v1/validate"} {
				w := s.do(post(path, row.body))
				p := requireProblem(t, w, row.status, row.kind, path)
				require.Contains(t, w.Body.String(), row.says)
				require.Equal(t, row.status == 422, p.ErrorsTotal > 0)
				require.Less(t, w.Body.Len(), 20_000)
			}
		})
	}
	require.Zero(t, s.deps.Waiters.Len())
	require.Equal(t, 200, s.do(post("/v1/reports", line("1,2"))).Code)
}

// All mistakes at once: the first 100, and how many there are.
func TestManyMistakesAreCutAndCounted(t *testing.T) {
	s := newServer(t, accepts, func(d *Deps) { d.ReadReport = messages.ReadReport })
	body := `{"title":"T","blocks":[` + strings.TrimSuffix(strings.Repeat(`{"type":"sunburst"},`, 150), ",") + `]}`
	p := requireProblem(t, s.do(post("/v1/reports", body)), 422, "invalid-spec", "/v1/reports")
	require.Len(t, p.Errors, messages.MaxMistakes)
	require.GreaterOrEqual(t, p.ErrorsTotal, 150)
	require.Equal(t, "/blocks/99/type", p.Errors[99].Pointer)
}
