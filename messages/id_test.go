package messages

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNewIDsAreIDsAndSort(t *testing.T) {
	first, second := NewID(), NewID()
	require.True(t, IsID(first))
	require.Less(t, first, second)
}

func TestDerivedIDsFollowFromTheDigest(t *testing.T) {
	id := DerivedID([]byte("a"))
	require.True(t, IsID(id))
	require.Equal(t, id, DerivedID([]byte("a")))
	require.NotEqual(t, id, DerivedID([]byte("b")))
}

func TestIsIDTakesOneForm(t *testing.T) {
	id := "0190f3a1-7c5e-7d3a-9b1f-0123456789ab"
	require.True(t, IsID(id))
	for _, other := range []string{
		"", "../../etc/passwd", id + "0", strings.ToUpper(id), "{" + id + "}", "urn:uuid:" + id,
		strings.ReplaceAll(id, "-", ""), "0190f3a1-7c5e-4d3a-9b1f-0123456789ab", "0190f3a1-7c5e-7d3a-cb1f-0123456789ab",
	} {
		require.False(t, IsID(other), other)
	}
}

func TestPoisonIDNamesReportAndReplay(t *testing.T) {
	require.Equal(t, "r.p0", PoisonID("r", 0))
	require.Equal(t, "r.p12", PoisonID("r", 12))
}
