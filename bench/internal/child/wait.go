package child

import (
	"context"
	"fmt"
	"net"
	"os"
	"time"
)

// Await asks ready until it answers nil. It fails when ctx ends or the process does, and then quotes the end of its log.
func (p *Process) Await(ctx context.Context, ready func(context.Context) error) error {
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for {
		err := ready(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-again.C:
		case <-p.exited:
			return fmt.Errorf("it ended; its log %s ends with:\n%s", p.LogFile, p.Tail())
		case <-ctx.Done():
			return fmt.Errorf("not ready: %w; its log %s ends with:\n%s", err, p.LogFile, p.Tail())
		}
	}
}

// Tail is the end of the process's log.
func (p *Process) Tail() []byte {
	text, _ := os.ReadFile(p.LogFile)
	return text[max(0, len(text)-2000):]
}

// FreePort is a TCP port on 127.0.0.1 that nobody listens on. Somebody may take it before it is used.
func FreePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}
