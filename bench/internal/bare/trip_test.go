package bare_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/bench/internal/bare"
	"plotmill/bench/internal/node"
)

// The one test here that needs RabbitMQ: it also proves that package node starts a broker.
func TestRoundTrips(t *testing.T) {
	broker, err := node.Start(t.Context(), t.TempDir())
	require.NoError(t, err)
	defer broker.Close()
	trip, err := bare.New(t.Context(), broker.URL, []byte("reply"))
	require.NoError(t, err)
	defer trip.Close()
	for i := range 20 {
		require.NoError(t, trip.Once(t.Context(), fmt.Sprint(i), []byte("command")))
	}
	depth, err := broker.Depth("bare.replies")
	require.NoError(t, err)
	require.Zero(t, depth)
	_, err = broker.Depth("nobody.made.this")
	require.ErrorContains(t, err, "NOT_FOUND")
}
