package rabbittest

import (
	"context"
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
)

// Proxy stands between clients and a node: it can cut connections in mid-frame, and be away.
type Proxy struct {
	URL string // of the node, through the proxy

	target   string
	listener net.Listener
	wg       sync.WaitGroup

	mu    sync.Mutex
	away  bool
	conns map[net.Conn]struct{}
	stall chan struct{} // closed when nothing is carried any more
}

// NewProxy starts a proxy that ends with the test.
func NewProxy(tb testing.TB, node *Node) *Proxy {
	tb.Helper()
	address, err := url.Parse(node.URL)
	if err != nil {
		tb.Fatalf("rabbittest: %v", err)
	}
	listener, err := (&net.ListenConfig{}).Listen(tb.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatalf("rabbittest: %v", err)
	}
	p := &Proxy{target: address.Host, listener: listener, conns: map[net.Conn]struct{}{}, stall: make(chan struct{})}
	address.Host = listener.Addr().String()
	p.URL = address.String()
	p.wg.Go(p.accept)
	tb.Cleanup(p.close)
	return p
}

// Cut breaks every connection and returns how many there were.
func (p *Proxy) Cut() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	for conn := range p.conns {
		_ = conn.Close()
	}
	cut := len(p.conns) / 2 // both sides of each
	p.conns = map[net.Conn]struct{}{}
	return cut
}

// Stall makes the proxy hold back all that connected clients and the broker say from now on, like a broker that hangs.
func (p *Proxy) Stall() {
	p.mu.Lock()
	defer p.mu.Unlock()
	close(p.stall)
	p.stall = make(chan struct{})
}

// Away makes the proxy break whoever connects, and everyone who is connected; or lets them in again.
func (p *Proxy) Away(away bool) {
	p.mu.Lock()
	p.away = away
	p.mu.Unlock()
	if away {
		p.Cut()
	}
}

func (p *Proxy) close() {
	_ = p.listener.Close()
	p.Away(true)
	p.wg.Wait()
}

func (p *Proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		server, err := (&net.Dialer{}).DialContext(context.Background(), "tcp", p.target)
		if err != nil {
			_ = client.Close()
			continue
		}
		if stall, added := p.add(client, server); added {
			p.wg.Go(func() { carry(client, server, stall) })
			p.wg.Go(func() { carry(server, client, stall) })
		}
	}
}

func (p *Proxy) add(pair ...net.Conn) (stall <-chan struct{}, added bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, conn := range pair {
		if p.away {
			_ = conn.Close()
		} else {
			p.conns[conn] = struct{}{}
		}
	}
	return p.stall, !p.away
}

// carry ends both when one ends.
func carry(to, from net.Conn, stall <-chan struct{}) {
	_, _ = io.Copy(stallingWriter{to, stall}, from)
	_ = to.Close()
	_ = from.Close()
}

// stallingWriter swallows what is written after the stall.
type stallingWriter struct {
	to    io.Writer
	stall <-chan struct{}
}

func (w stallingWriter) Write(b []byte) (int, error) {
	select {
	case <-w.stall:
		return len(b), nil
	default:
		return w.to.Write(b)
	}
}
