package rabbittest

import (
	"testing"
)

// Control runs rabbitmqctl on the node and returns what it says. With a broker from the environment it skips the test.
func (n *Node) Control(tb testing.TB, args ...string) string {
	tb.Helper()
	if n.name == "" {
		tb.Skipf("the broker of %s can't be controlled", urlVariable)
	}
	said, err := n.command("rabbitmqctl", append([]string{"--quiet", "--node", n.name}, args...)...).CombinedOutput()
	if err != nil {
		tb.Fatalf("rabbitmqctl %v: %v\n%s", args, err, said)
	}
	return string(said)
}

// CloseConnections makes the broker close every connection, as an operator would.
func (n *Node) CloseConnections(tb testing.TB) {
	tb.Helper()
	n.Control(tb, "close_all_connections", "a test cuts it")
}

// MemoryAlarm raises or lifts the alarm that makes the broker block whoever publishes.
func (n *Node) MemoryAlarm(tb testing.TB, on bool) {
	tb.Helper()
	watermark := "0.6"
	if on {
		watermark = "0.0000001"
	}
	n.Control(tb, "set_vm_memory_high_watermark", watermark)
}

// StopApp stops the broker, but not its process: no port is listened on, everything durable stays.
func (n *Node) StopApp(tb testing.TB) {
	tb.Helper()
	n.Control(tb, "stop_app")
}

// StartApp starts the broker after StopApp.
func (n *Node) StartApp(tb testing.TB) {
	tb.Helper()
	n.Control(tb, "start_app")
}
