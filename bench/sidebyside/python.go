package main

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

// servePython starts the Python system, one API and one worker process over the stage's broker, and gives the URL of its
// reports.
func servePython(ctx context.Context, s *stage.Stage) (string, error) {
	dir := filepath.Join(s.Dir, "python")
	if err := seed.Unpack(dir); err != nil {
		return "", err
	}
	port, err := child.FreePort()
	if err != nil {
		return "", err
	}
	address := fmt.Sprintf("127.0.0.1:%d", port)
	env := []string{"AMQP_URL=" + s.Broker.URL, fmt.Sprintf("PORT=%d", port), "MPLCONFIGDIR=" + dir}
	if err := startPython(ctx, s, dir, "worker", env, printsReady); err != nil {
		return "", err
	}
	err = startPython(ctx, s, dir, "api", env, func(ctx context.Context, _ *child.Process) error { return listens(ctx, address) })
	return "http://" + address + "/v1/reports", err
}

func startPython(ctx context.Context, s *stage.Stage, dir, name string, env []string, ready func(context.Context, *child.Process) error) error {
	p, err := child.Start(dir, name, env, interpreter, name+".py")
	if err != nil {
		return err
	}
	s.Defer(func() { p.Stop(5 * time.Second) })
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	if err := p.Await(ctx, func(ctx context.Context) error { return ready(ctx, p) }); err != nil {
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
