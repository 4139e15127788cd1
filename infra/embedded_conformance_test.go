package infra

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/zap"
)

func openEmbeddedUnderTest(t *testing.T, maxLength int64) underTest {
	t.Helper()
	config := embeddedConfig(filepath.Join(t.TempDir(), "queue.db"))
	config.MaxLength = maxLength
	e := openEmbedded(t, config)
	return underTest{
		Transport: e, commands: config.CommandQueue, poison: config.PoisonQueue,
		declare: func(t *testing.T, name string) { declareEmbedded(t, e, name) },
	}
}

// declareEmbedded makes a queue the way a user of the transport does: by subscribing to it once.
func declareEmbedded(t testing.TB, e *Embedded, name string) {
	t.Helper()
	sub, err := e.Subscriber(t.Context(), 1)
	require.NoError(t, err)
	_, err = sub.Subscribe(t.Context(), name)
	require.NoError(t, err)
	require.NoError(t, sub.Close())
}

func embeddedConfig(path string) EmbeddedConfig {
	return EmbeddedConfig{
		Path: path, CommandQueue: "commands", PoisonQueue: "poison",
		Backoff: time.Millisecond, MaxBackoff: 10 * time.Millisecond,
	}
}

func openEmbedded(t testing.TB, config EmbeddedConfig) *Embedded {
	t.Helper()
	e, err := OpenEmbedded(config, zap.NewNop())
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, e.Close()) })
	return e
}
