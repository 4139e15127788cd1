// Command demo is a newcomer's first minute: it starts a built plotmill on a free port with its data in a temporary
// folder, posts a spec over HTTP, saves the PDF and stops the service.
//
//	go run ./examples/demo bin/plotmill examples/daily.json report.pdf
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: demo PLOTMILL SPEC.json OUT.pdf")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

func run(program, spec, out string) error {
	body, err := os.ReadFile(spec)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "plotmill-demo-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	address, stop, err := start(program, dir)
	if err != nil {
		return err
	}
	defer stop()
	return post(address, body, out)
}

// start runs the service and returns the address it listens on.
func start(program, dir string) (address string, stop func(), err error) {
	cmd := exec.Command(program, "serve") //nolint:noctx // the caller names the program; stop ends it
	cmd.Env = append(os.Environ(), "PLOTMILL_HTTP_ADDR=127.0.0.1:0", "PLOTMILL_TRANSPORT=embedded", "PLOTMILL_ROLES=api,worker",
		"PLOTMILL_STORE_URL=sqlite:"+filepath.Join(dir, "plotmill.db"), "PLOTMILL_LOG_FORMAT=json", "PLOTMILL_LOG_LEVEL=info")
	log, err := cmd.StderrPipe()
	if err != nil {
		return "", nil, err
	}
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	stop = func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		_ = cmd.Wait()
	}
	address, err = listening(log)
	if err != nil {
		stop()
		return "", nil, err
	}
	return address, stop, nil
}

// listening reads the service's log until it tells its address, then lets the rest go by.
func listening(log io.Reader) (string, error) {
	lines := bufio.NewScanner(log)
	var said bytes.Buffer
	for lines.Scan() {
		var line struct {
			Msg  string `json:"msg"`
			Addr string `json:"addr"`
		}
		if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "listening" {
			go func() { _, _ = io.Copy(io.Discard, log) }()
			return line.Addr, nil
		}
		said.Write(append(lines.Bytes(), '\n'))
	}
	return "", fmt.Errorf("the service did not start: %s", said.String())
}

func post(address string, spec []byte, out string) error {
	client := http.Client{Timeout: time.Minute}
	begin := time.Now()
	answer, err := client.Post("http://"+address+"/v1/reports", "application/json", bytes.NewReader(spec)) //nolint:noctx // bounded by the client
	if err != nil {
		return err
	}
	defer func() { _ = answer.Body.Close() }()
	pdf, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return errors.New(answer.Status + ": " + string(pdf))
	}
	fmt.Printf("POST /v1/reports: %s, %d bytes in %s\n%s is ready: open it\n",
		answer.Status, len(pdf), time.Since(begin).Round(100*time.Microsecond), out)
	return os.WriteFile(out, pdf, 0o644) //nolint:gosec // a report is as readable as any file its owner makes
}
