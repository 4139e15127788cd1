// Package python runs the Python system for a measurement.
package python

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"plotmill/bench/internal/child"
	"plotmill/bench/internal/stage"
	seed "plotmill/bench/seed_python"
)

// interpreter is Debian's own: the packages belong to it.
const interpreter = "/usr/bin/python3"

// System is the Python system's programs, unpacked beside a stage's broker.
type System struct {
	stage *stage.Stage
	dir   string
}

// Unpack makes the programs ready to start.
func Unpack(s *stage.Stage) (*System, error) {
	p := &System{stage: s, dir: filepath.Join(s.Dir, "python")}
	return p, seed.Unpack(p.dir)
}

// Worker starts a worker process.
func (p *System) Worker(ctx context.Context) error {
	return p.start(ctx, "worker", nil, printsReady)
}

// API starts an API process and gives the URL of its reports.
func (p *System) API(ctx context.Context) (string, error) {
	port, err := child.FreePort()
	if err != nil {
		return "", err
	}
	address := fmt.Sprintf("127.0.0.1:%d", port)
	err = p.start(ctx, "api", []string{fmt.Sprintf("PORT=%d", port)},
		func(ctx context.Context, _ *child.Process) error { return listens(ctx, address) })
	return "http://" + address + "/v1/reports", err
}

func (p *System) start(ctx context.Context, name string, env []string, ready func(context.Context, *child.Process) error) error {
	env = append(env, "AMQP_URL="+p.stage.Broker.URL, "MPLCONFIGDIR="+p.dir)
	process, err := child.Start(p.dir, name, env, interpreter, name+".py")
	if err != nil {
		return err
	}
	p.stage.Defer(func() { process.Stop(5 * time.Second) })
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	if err := process.Await(ctx, func(ctx context.Context) error { return ready(ctx, process) }); err != nil {
		return fmt.Errorf("start %s.py (needs python3-aio-pika, python3-aiohttp, python3-matplotlib): %w", name, err)
	}
	return nil
}

func printsReady(_ context.Context, p *child.Process) error {
	text, err := os.ReadFile(p.LogFile)
	if err == nil && !strings.Contains(string(text), "ready\n") {
		err = errors.New("it has not said that it is ready")
	}
	return err
}

func listens(ctx context.Context, address string) error {
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return err
	}
	return conn.Close()
}
