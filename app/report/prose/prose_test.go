package prose

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"plotmill/app/report/lang"
	"plotmill/app/report/look"
	"plotmill/app/report/pdf"
)

func TestReadingTheSubset(t *testing.T) {
	got := read("# Title\n\nSome **bold**, *italic*, ***both*** and `code`;\nsee [here](https://example.org \"x\").\n\n" +
		"- one\n- two\n  1. deep\n\n---\n\n```\nx  = 1\n```\n")
	require.Equal(t, []paragraph{
		{kind: heading, level: 1, spans: []span{{text: "Title"}}},
		{spans: []span{
			{text: "Some "}, {text: "bold", bold: true}, {text: ", "}, {text: "italic", italic: true}, {text: ", "},
			{text: "both", bold: true, italic: true}, {text: " and "}, {text: "code", code: true}, {text: "; "},
			{text: "see "}, {text: "here", address: "https://example.org"}, {text: "."}}},
		{depth: 1, marker: "•", spans: []span{{text: "one"}}},
		{depth: 1, marker: "•", tight: true, spans: []span{{text: "two"}}},
		{depth: 2, marker: "1.", tight: true, spans: []span{{text: "deep"}}},
		{kind: rule},
		{kind: code, spans: []span{{text: "x  = 1", code: true}}},
	}, got)
}

func TestWhatIsNotOfTheSubsetIsText(t *testing.T) {
	for _, s := range []string{"<b>no</b>", "> quote", "| a | b |", "![pic](x.png)", "a & b < c", "5 * 3 * 2"} {
		var all string
		for _, p := range read(s) {
			for _, sp := range p.spans {
				require.False(t, sp.bold || sp.italic || sp.code, s)
				all += sp.text
			}
		}
		if s == "![pic](x.png)" {
			require.Equal(t, "pic", all, "of an image, what it is called")
			continue
		}
		require.Equal(t, s, all)
	}
}

func TestOnlyWebAndMailAddressesOpen(t *testing.T) {
	require.Equal(t, "https://a.b", read("[x](https://a.b)")[0].spans[0].address)
	require.Equal(t, "mailto:a@b.c", read("[x](mailto:a@b.c)")[0].spans[0].address)
	require.Empty(t, read("[x](javascript:alert(1))")[0].spans[0].address)
	require.Empty(t, read("[x](file:///etc/passwd)")[0].spans[0].address)
}

func testLook(t testing.TB) *look.Look {
	t.Helper()
	fonts, err := pdf.BuiltinFonts()
	require.NoError(t, err)
	return &look.Look{Text: pdf.NewHandler(fonts), Lang: lang.Of("en")}
}

func TestLinesAreNoWiderThanThePage(t *testing.T) {
	l := testLook(t)
	for _, s := range []string{
		strings.Repeat("слово **жирное** и `код` ", 60), strings.Repeat("Щ", 700), "- " + strings.Repeat("word ", 200),
		"```\n" + strings.Repeat("x", 500) + "\n```", "# " + strings.Repeat("Heading ", 40),
	} {
		lines := Set(l, s, 300)
		require.Greater(t, len(lines), 3)
		for _, line := range lines {
			for _, run := range line.Runs {
				require.LessOrEqual(t, float64(run.X+run.Width), 300.1, "%q", run.Text)
			}
		}
	}
}

func TestHeadingsStayWithWhatFollows(t *testing.T) {
	lines := Set(testLook(t), "## Head\n\ntext", 300)
	require.Equal(t, "Head", lines[0].Heading)
	require.Equal(t, 2, lines[0].HeadingLevel)
	require.True(t, lines[0].Keep)
	require.False(t, lines[1].Keep)
}

func TestNothingTakesForever(t *testing.T) {
	deep := ""
	for i := range 1500 {
		deep += strings.Repeat(" ", min(2*i, 60)) + "- a\n"
	}
	for _, s := range []string{
		strings.Repeat("> ", 50000), strings.Repeat("- ", 50000), strings.Repeat("[", 100000), strings.Repeat("*a ", 33000),
		strings.Repeat("`", 99999), strings.Repeat("[a](", 25000), strings.Repeat("1. ", 33000), strings.Repeat("![", 33000),
		strings.Repeat("<a", 50000), strings.Repeat("&", 100000), strings.Repeat("- a\n ", 10000), strings.Repeat("\\", 99999),
		strings.Repeat("<http://a", 11000), strings.Repeat("a` ``", 20000), strings.Repeat("**a _b ", 6000), deep,
	} {
		start := time.Now()
		require.NotEmpty(t, Set(testLook(t), s, 300))
		require.Less(t, time.Since(start), 30*time.Second, "%.10q", s)
	}
}
