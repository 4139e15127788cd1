package node

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"plotmill/bench/internal/child"
)

// Node is a running broker.
type Node struct {
	URL     string // amqp://…
	Address string // host:port
	process *child.Process
}

// Start runs a node with its data in dir and returns when it takes connections, within a minute.
func Start(ctx context.Context, dir string) (*Node, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	server, err := find()
	if err != nil {
		return nil, err
	}
	port, env, err := prepare(dir)
	if err != nil {
		return nil, fmt.Errorf("prepare a RabbitMQ node: %w", err)
	}
	process, err := child.Start(dir, "rabbitmq", env, server)
	if err != nil {
		return nil, err
	}
	address := fmt.Sprintf("127.0.0.1:%d", port)
	n := &Node{URL: "amqp://guest:guest@" + address + "/", Address: address, process: process}
	if err := process.Await(ctx, n.answers); err != nil {
		n.Close()
		return nil, fmt.Errorf("start RabbitMQ: %w", err)
	}
	return n, nil
}

// find looks for the server's own script: Debian's wrapper in the path changes the user and must be root.
func find() (string, error) {
	const debian = "/usr/lib/rabbitmq/bin/rabbitmq-server"
	if _, err := os.Stat(debian); err == nil {
		return debian, nil
	}
	path, err := exec.LookPath("rabbitmq-server")
	if err != nil {
		return "", errors.New("no rabbitmq-server: install the package of that name (apt-get install rabbitmq-server, brew install rabbitmq)")
	}
	return path, nil
}

func (n *Node) answers(context.Context) error {
	conn, err := amqp.DialConfig(n.URL, amqp.Config{Dial: amqp.DefaultDial(2 * time.Second)})
	if err != nil {
		return err
	}
	return conn.Close()
}

// Close ends the node at once; what it held is gone.
func (n *Node) Close() { n.process.Kill() }

func prepare(dir string) (port int, env []string, err error) {
	if port, err = child.FreePort(); err != nil {
		return 0, nil, err
	}
	cluster, err := child.FreePort()
	if err != nil {
		return 0, nil, err
	}
	for name, content := range map[string]string{"env.conf": "", "enabled_plugins": "[].\n", ".erlang.cookie": fmt.Sprintf("bench%d", cluster)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o400); err != nil {
			return 0, nil, err
		}
	}
	return port, environment(dir, port, cluster), nil
}

func environment(dir string, port, cluster int) []string {
	return []string{
		"HOME=" + dir,
		fmt.Sprintf("RABBITMQ_NODENAME=bench%d@localhost", port),
		"RABBITMQ_NODE_IP_ADDRESS=127.0.0.1",
		fmt.Sprintf("RABBITMQ_NODE_PORT=%d", port),
		fmt.Sprintf("RABBITMQ_DIST_PORT=%d", cluster),
		"RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1}",
		"ERL_EPMD_ADDRESS=127.0.0.1",
		"RABBITMQ_MNESIA_BASE=" + filepath.Join(dir, "data"),
		"RABBITMQ_LOG_BASE=" + filepath.Join(dir, "log"),
		"RABBITMQ_PID_FILE=" + filepath.Join(dir, "pid"),
		"RABBITMQ_CONFIG_FILE=" + filepath.Join(dir, "none"),
		"RABBITMQ_CONF_ENV_FILE=" + filepath.Join(dir, "env.conf"),
		"RABBITMQ_ENABLED_PLUGINS_FILE=" + filepath.Join(dir, "enabled_plugins"),
	}
}
