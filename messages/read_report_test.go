package messages

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheSmallestSpecHasDefaults(t *testing.T) {
	report, err := ReadReport([]byte(`{"title": "t", "blocks": [{"type": "text", "text": "x"}]}`))
	require.NoError(t, err)
	require.Equal(t, &Report{
		Title: "t", Lang: "en", Page: Page{Size: "A4"}, Blocks: []Block{&Text{Text: "x"}},
	}, report)
}
