package infra

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Watermill's connection must not reconnect itself, which is a data race. If this fails after an upgrade, its
// supervisor begins with other words, or an option has come to switch it off.
func TestWatermillsOwnSupervisorIsEnded(t *testing.T) {
	openAMQP(t, uniqueConfig(t))
	require.Eventually(t, func() bool {
		stacks := make([]byte, 4<<20)
		return !strings.Contains(string(stacks[:runtime.Stack(stacks, true)]), supervisorLine)
	}, 10*time.Second, time.Millisecond)
}
