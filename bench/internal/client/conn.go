package client

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"time"

	"plotmill/bench/internal/spec"
)

// Conn posts reports one after another over one connection, which it makes again when it has broken. Not for
// concurrent use.
type Conn struct {
	target Target
	limit  time.Duration
	conn   net.Conn
	reader *bufio.Reader
	body   bytes.Buffer
}

// Answer is what the server said. Body is good until the next Post.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// New is a connection to target that gives each request up to limit for its answer. It connects at the first Post.
func New(target Target, limit time.Duration) *Conn {
	return &Conn{target: target, limit: limit}
}

// Post sends the template's spec with token in its title and reads the answer. Past the limit the error wraps
// os.ErrDeadlineExceeded.
func (c *Conn) Post(ctx context.Context, template spec.Template, token string) (Answer, error) {
	answer, keep, err := c.exchange(ctx, template, token)
	if err != nil || !keep {
		c.Close()
	}
	return answer, err
}

func (c *Conn) exchange(ctx context.Context, template spec.Template, token string) (a Answer, keep bool, err error) {
	if err = c.connect(ctx); err != nil {
		return a, false, err
	}
	stop := context.AfterFunc(ctx, func() { _ = c.conn.SetDeadline(time.Unix(1, 0)) })
	defer stop()
	if err = c.send(template, token); err != nil {
		return a, false, fmt.Errorf("send: %w", err)
	}
	response, err := http.ReadResponse(c.reader, nil)
	if err != nil {
		return a, false, fmt.Errorf("read the answer: %w", err)
	}
	defer func() { _ = response.Body.Close() }()
	c.body.Reset()
	if _, err = c.body.ReadFrom(response.Body); err != nil {
		return a, false, fmt.Errorf("read the answer's body: %w", err)
	}
	return Answer{Status: response.StatusCode, Header: response.Header, Body: c.body.Bytes()}, !response.Close, nil
}

func (c *Conn) send(template spec.Template, token string) error {
	parts := net.Buffers{c.target.head(template.Len()), template.Head, []byte(token), template.Tail}
	_, err := parts.WriteTo(c.conn)
	return err
}

func (c *Conn) connect(ctx context.Context) error {
	if c.conn == nil {
		conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", c.target.Address)
		if err != nil {
			return fmt.Errorf("connect: %w", err)
		}
		c.conn, c.reader = conn, bufio.NewReaderSize(conn, 4<<10)
	}
	return c.conn.SetDeadline(time.Now().Add(c.limit))
}

// Close closes the connection, if there is one.
func (c *Conn) Close() {
	if c.conn != nil {
		_ = c.conn.Close()
		c.conn = nil
	}
}
