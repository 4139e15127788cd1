package jsonread

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestReadingAnObject(t *testing.T) {
	r := New([]byte(` {"a" : [true, null, "x\ty"], "b\u00e9": -1.5, "c": {"d": {}}, "e": false} `), 10)
	require.Equal(t, Object, r.Kind())
	r.Open()
	require.Equal(t, "a", name(t, r))
	require.Equal(t, Array, r.Kind())
	r.Open()
	require.True(t, r.Item())
	require.True(t, r.Bool())
	require.True(t, r.Item())
	require.Equal(t, Null, r.Kind())
	r.Null()
	require.True(t, r.Item())
	require.Equal(t, "x\ty", string(r.Text()))
	require.False(t, r.Item())
	require.Equal(t, "bé", name(t, r))
	require.Equal(t, -1.5, r.Float())
	require.Equal(t, "c", name(t, r))
	r.Skip()
	require.Equal(t, "e", name(t, r))
	require.False(t, r.Bool())
	_, more := r.Field()
	require.False(t, more)
	r.End()
	require.Nil(t, r.Fault())
}

func name(t *testing.T, r *Reader) string {
	t.Helper()
	field, more := r.Field()
	require.True(t, more)
	return string(field)
}

// Another reader starts at a value and leaves the first where it is.
func TestReadingAgain(t *testing.T) {
	r := New([]byte(`[1, [2, 3], 4]`), 10)
	r.Kind()
	r.Open()
	require.True(t, r.Item())
	r.Skip()
	require.True(t, r.Item())
	r.Kind()
	again := r.At(r.Offset())
	r.Skip()
	require.Equal(t, Array, again.Kind())
	again.Open()
	require.Equal(t, []float64{2, 3}, again.Floats(nil, 9, 9))
	require.True(t, r.Item())
	require.Equal(t, 4.0, r.Float())
}

func TestStrings(t *testing.T) {
	for text, want := range map[string]string{
		`""`:                          "",
		`"plain"`:                     "plain",
		`"№ 7 — €😀"`:                  "№ 7 — €😀",
		`"\"\\\/\b\f\n\r\t"`:          "\"\\/\b\f\n\r\t",
		`"\u00e9\u20AC\ud83D\ude00!"`: "é€😀!",
		`"a\u0000b"`:                  "a\x00b",
	} {
		r := New([]byte(text), 1)
		require.Equal(t, String, r.Kind())
		require.Equal(t, want, string(r.Text()))
		r.End()
		require.Nil(t, r.Fault(), text)
	}
}

func TestFaultsSayWhatIsWrongAndWhere(t *testing.T) {
	for text, want := range map[string]Fault{
		"":                     {0, "the text is empty"},
		" \n":                  {0, "the text is empty"},
		"\xFF\xFE{":            {0, "the text is UTF-16: save it as UTF-8"},
		"[1 2]":                {3, "a comma or ] must follow in the array, not 2"},
		"{\"a\": 1 \"b\"}":     {8, "a comma or } must follow in the object, not '\"'"},
		"{a: 1}":               {1, "a field must start with its name in double quotes, not a"},
		"[“a”]":                {1, `names and strings take straight double quotes (")`},
		"[1, # one\n2]":        {4, "JSON has no comments"},
		"[True]":               {1, "True is not JSON: write it in lower case"},
		"[undefined]":          {1, "undefined is not JSON: write null"},
		"[\"a":                 {1, "this string does not end: its closing double quote is missing"},
		"[1, 2":                {5, "the text ends inside an array: ] is missing"},
		"{\"a\"":               {4, "a colon must follow the field's name, not the end of the text"},
		"{\"a\":":              {5, "a value is missing at the end"},
		"[\"\\ud83d\\u0041\"]": {2, `\ud83d is half of a surrogate pair, which is no character`},
		"[\"\x80\"]":           {2, "byte 0x80 is not UTF-8: save the text as UTF-8"},
		"[\"a\x00\"]":          {3, `a raw control character (U+0000) in a string: write it as \u0000`},
		"[-]":                  {1, "not a number: -; numbers are written like -12.5 or 1.5e3"},
		"[1.]":                 {1, "not a number: 1.; numbers are written like -12.5 or 1.5e3"},
		"[[[[]]]]":             {3, "nested deeper than 3 levels"},
		"[] []":                {3, "something follows the end of the JSON: '['"},
	} {
		r := New([]byte(text), 3)
		r.Skip()
		r.End()
		require.Equal(t, &want, r.Fault(), "%q", text)
	}
}

// After a fault nothing comes any more, whatever is asked.
func TestAfterAFaultNothingComes(t *testing.T) {
	r := New([]byte("[x"+strings.Repeat(", 1", 9)+"]"), 3)
	r.Kind()
	r.Open()
	require.True(t, r.Item())
	require.Equal(t, Invalid, r.Kind())
	fault := *r.Fault()
	require.False(t, r.Item())
	_, more := r.Field()
	require.False(t, more)
	require.Empty(t, r.Text())
	require.Zero(t, r.Float())
	require.False(t, r.Bool())
	require.Empty(t, r.Floats(nil, 9, 9))
	r.Open()
	r.Null()
	r.Skip()
	r.End()
	require.Equal(t, fault, *r.Fault())
}
