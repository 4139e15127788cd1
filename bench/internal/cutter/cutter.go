package cutter

import (
	"io"
	"net"
	"sync"
)

// Cutter passes every connection made to its Address on to a server.
type Cutter struct {
	Address  string
	server   string
	listener net.Listener

	mu   sync.Mutex
	open map[*net.TCPConn]struct{} // both ends of every connection
}

// New listens on a free port of 127.0.0.1 for connections to server (host:port).
func New(server string) (*Cutter, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	c := &Cutter{Address: l.Addr().String(), server: server, listener: l, open: map[*net.TCPConn]struct{}{}}
	go c.accept()
	return c, nil
}

func (c *Cutter) accept() {
	for {
		client, err := c.listener.Accept()
		if err != nil {
			return // closed
		}
		go c.pass(client.(*net.TCPConn))
	}
}

func (c *Cutter) pass(client *net.TCPConn) {
	conn, err := net.Dial("tcp", c.server)
	if err != nil {
		_ = client.Close()
		return
	}
	server := conn.(*net.TCPConn)
	c.keep(client, server)
	var both sync.WaitGroup
	for from, to := range map[*net.TCPConn]*net.TCPConn{client: server, server: client} {
		both.Go(func() {
			_, _ = io.Copy(to, from) // spliced by the kernel
			_ = to.CloseWrite()
		})
	}
	both.Wait()
	c.drop(client, server)
}

func (c *Cutter) keep(conns ...*net.TCPConn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, conn := range conns {
		c.open[conn] = struct{}{}
	}
}

func (c *Cutter) drop(conns ...*net.TCPConn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, conn := range conns {
		delete(c.open, conn)
		_ = conn.Close()
	}
}

// Cut resets every open connection and says how many there were.
func (c *Cutter) Cut() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	for conn := range c.open {
		_ = conn.SetLinger(0)
		_ = conn.Close()
	}
	return len(c.open) / 2
}

// Close cuts every connection and takes no more.
func (c *Cutter) Close() {
	_ = c.listener.Close()
	c.Cut()
}
