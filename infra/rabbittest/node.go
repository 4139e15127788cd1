package rabbittest

import (
	"crypto/rand"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// urlVariable names a broker to use instead of a private node.
const urlVariable = "PLOTMILL_TEST_AMQP_URL"

// Node is a running broker.
type Node struct {
	URL string // amqp://guest:guest@127.0.0.1:port/

	name   string
	folder string
	bin    string
	ports  ports
	stop   func()
}

// Start starts a private node that is stopped at the end of the test. It takes some seconds.
func Start(tb testing.TB) *Node {
	tb.Helper()
	node, err := start()
	if err != nil {
		tb.Fatalf("rabbittest: %v", err)
	}
	tb.Cleanup(node.stop)
	return node
}

func start() (*Node, error) {
	if url := os.Getenv(urlVariable); url != "" {
		return &Node{URL: url, stop: func() {}}, nil
	}
	bin, err := binFolder()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "plotmill-rabbitmq-")
	if err != nil {
		return nil, err
	}
	node := &Node{
		name:   "plotmill-" + strings.ToLower(rand.Text()) + "@localhost",
		folder: folder, bin: bin,
	}
	if err := node.run(); err != nil {
		_ = os.RemoveAll(folder)
		return nil, err
	}
	return node, nil
}

func (n *Node) run() (err error) {
	if n.ports, err = freePorts(); err != nil {
		return err
	}
	if err := n.prepare(); err != nil {
		return err
	}
	n.URL = fmt.Sprintf("amqp://guest:guest@127.0.0.1:%d/", n.ports.amqp)
	return n.boot()
}

// prepare writes what the node reads at its start.
func (n *Node) prepare() error {
	for name, file := range map[string]struct {
		text string
		mode os.FileMode
	}{
		".erlang.cookie":  {rand.Text(), 0o400},
		"env.conf":        {"", 0o600},
		"enabled_plugins": {"[].", 0o600},
		"rabbitmq.conf":   {"disk_free_limit.absolute = 10MB\n", 0o600}, // the machine's disk is none of the test's business
	} {
		if err := os.WriteFile(filepath.Join(n.folder, name), []byte(file.text), file.mode); err != nil {
			return err
		}
	}
	return nil
}

func (n *Node) environment() []string {
	in := func(name string) string { return filepath.Join(n.folder, name) }
	return append(os.Environ(),
		"HOME="+n.folder,
		"ERL_EPMD_ADDRESS=127.0.0.1",
		fmt.Sprintf("ERL_EPMD_PORT=%d", n.ports.epmd), // a name server of its own
		"RABBITMQ_NODENAME="+n.name,
		"RABBITMQ_NODE_IP_ADDRESS=127.0.0.1",
		fmt.Sprintf("RABBITMQ_NODE_PORT=%d", n.ports.amqp),
		fmt.Sprintf("RABBITMQ_DIST_PORT=%d", n.ports.cluster),
		"RABBITMQ_MNESIA_BASE="+in("mnesia"),
		"RABBITMQ_LOG_BASE="+in("log"),
		"RABBITMQ_ENABLED_PLUGINS_FILE="+in("enabled_plugins"),
		"RABBITMQ_PID_FILE="+in("pid"),
		"RABBITMQ_CONFIG_FILE="+in("rabbitmq"),
		"RABBITMQ_CONF_ENV_FILE="+in("env.conf"),
		// Idle schedulers must not spin on a machine that others work on.
		"RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none",
	)
}

func (n *Node) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(n.bin, name), args...)
	cmd.Env = n.environment()
	cmd.Dir = n.folder
	return cmd
}
