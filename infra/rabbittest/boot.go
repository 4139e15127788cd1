package rabbittest

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"
)

const bootTimeout = 2 * time.Minute

// keeper runs the server until its standard input ends, which it also does when the tests are killed: then it ends
// the node by its pid, the node's name server as soon as that knows of no node, the folder ($1), and what is left of
// its process group.
const keeper = `"$0" & cat >/dev/null
kill -9 "$(cat pid)"
for try in 1 2 3 4 5 6 7 8 9; do epmd -kill >/dev/null 2>&1 && break; sleep 0.1; done
cd / && rm -rf "$1"
kill -9 -$$`

// boot starts the server and waits until it says that it has started.
func (n *Node) boot() error {
	server := n.command("rabbitmq-server")
	cmd := exec.Command("/bin/sh", "-c", keeper, server.Path, n.folder)
	cmd.Env, cmd.Dir = server.Env, server.Dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	held, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	output, input, err := os.Pipe()
	if err != nil {
		return err
	}
	cmd.Stdout, cmd.Stderr = input, input
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start %s: %w", server.Path, err)
	}
	_ = input.Close()
	n.stop = sync.OnceFunc(func() {
		_ = held.Close()
		_ = cmd.Wait()
		_ = os.RemoveAll(n.folder)
	})
	if err := awaitStarted(output); err != nil {
		n.stop()
		return err
	}
	return nil
}

// awaitStarted reads what the server says, and goes on reading so that the server can go on saying it.
func awaitStarted(output io.ReadCloser) error {
	started := make(chan error, 1)
	go func() {
		defer func() { _ = output.Close() }()
		var said strings.Builder
		lines := bufio.NewScanner(output)
		for lines.Scan() {
			if strings.Contains(lines.Text(), "completed with") {
				started <- nil
				_, _ = io.Copy(io.Discard, output)
				return
			}
			said.WriteString(lines.Text() + "\n")
		}
		started <- fmt.Errorf("the RabbitMQ server did not start:\n%s", said.String())
	}()
	select {
	case err := <-started:
		return err
	case <-time.After(bootTimeout):
		return fmt.Errorf("the RabbitMQ server did not start within %s", bootTimeout)
	}
}
