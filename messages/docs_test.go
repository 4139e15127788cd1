package messages

import (
	"fmt"
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

// Each block that docs/spec.md shows can be sent as it stands, with the data sets that the page shows.
func TestTheBlocksOfTheDocsAreValid(t *testing.T) {
	page, err := os.ReadFile("../docs/spec.md")
	require.NoError(t, err)
	blocks := regexp.MustCompile("(?s)```json\n(\\{\"type\".*?)```").FindAllSubmatch(page, -1)
	require.NotEmpty(t, blocks)
	sets := regexp.MustCompile("(?s)```json\n(\"datasets\".*?)```").FindSubmatch(page)
	require.Len(t, sets, 2)
	for _, block := range blocks {
		_, err := ReadReport(fmt.Appendf(nil, `{"title": "t", %s, "blocks": [%s]}`, sets[1], block[1]))
		require.NoError(t, err, "%s", block[1])
	}
}
