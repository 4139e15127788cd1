package infra

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/zap"

	"plotmill/messages"
)

// What makes the test binary the process that is to be killed: its file, and which message it publishes first.
const (
	victimFile  = "PLOTMILL_TEST_VICTIM_FILE"
	victimFirst = "PLOTMILL_TEST_VICTIM_FIRST"

	published, inHand = 20, 3
)

// Killed with messages in hand, twice: all confirmed messages are there, and those in hand have been counted.
func TestEmbeddedSurvivesKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	deliveries := map[string]int{}
	for round := range 2 {
		for i := range published {
			deliveries[strconv.Itoa(round*published+i)] += 0
		}
		for _, body := range killVictim(t, path, round*published) {
			deliveries[body]++
		}
	}
	e := openEmbedded(t, embeddedConfig(path))
	msgs := consume(t, e, "commands", 1)
	for range len(deliveries) {
		msg := next(t, msgs)
		count, known := deliveries[string(msg.Payload)]
		require.True(t, known, "unknown or twice: %s", msg.Payload)
		require.Equal(t, strconv.Itoa(count), msg.Metadata.Get(messages.DeliveryCount))
		require.Equal(t, strconv.FormatBool(count > 0), msg.Metadata.Get(messages.Redelivered))
		delete(deliveries, string(msg.Payload))
		msg.Ack()
	}
	require.Empty(t, deliveries)
}

// killVictim returns what the process had in hand when it was killed.
func killVictim(t *testing.T, path string, first int) []string {
	victim := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestEmbeddedVictim$")
	victim.Env = append(os.Environ(), victimFile+"="+path, victimFirst+"="+strconv.Itoa(first))
	stdin, err := victim.StdinPipe()
	require.NoError(t, err)
	defer stdin.Close()
	stdout, err := victim.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, victim.Start())
	var held []string
	lines := bufio.NewScanner(stdout)
	for len(held) < inHand && lines.Scan() {
		if body, ok := strings.CutPrefix(lines.Text(), "in hand "); ok {
			held = append(held, body)
		}
	}
	_, err = OpenEmbedded(embeddedConfig(path), zap.NewNop())
	require.ErrorContains(t, err, path+" is in use by another process, which holds "+path+".lock")
	require.ErrorContains(t, err, "transport: amqp")
	require.NoError(t, victim.Process.Kill())
	require.Error(t, victim.Wait())
	require.Len(t, held, inHand)
	return held
}

// TestEmbeddedVictim is the process to be killed, and nothing when it runs as a test.
func TestEmbeddedVictim(t *testing.T) {
	path := os.Getenv(victimFile)
	if path == "" {
		return
	}
	first, err := strconv.Atoi(os.Getenv(victimFirst))
	require.NoError(t, err)
	e := openEmbedded(t, embeddedConfig(path))
	for i := range published {
		publish(t, e, "commands", strconv.Itoa(first+i))
	}
	msgs := consume(t, e, "commands", inHand)
	for range inHand {
		fmt.Printf("in hand %s\n", next(t, msgs).Payload)
	}
	_, _ = io.Copy(io.Discard, os.Stdin) // for ever
}
