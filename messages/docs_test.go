package messages

import (
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

// Each block that docs/spec.md shows can be sent as it stands.
func TestTheBlocksOfTheDocsAreValid(t *testing.T) {
	page, err := os.ReadFile("../docs/spec.md")
	require.NoError(t, err)
	blocks := regexp.MustCompile("(?s)```json\n(\\{\"type\".*?)```").FindAllSubmatch(page, -1)
	require.NotEmpty(t, blocks)
	for _, block := range blocks {
		_, err := ReadReport(spec(string(block[1])))
		require.NoError(t, err, "%s", block[1])
	}
}
