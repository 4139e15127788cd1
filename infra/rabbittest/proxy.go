package rabbittest

import (
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
}

// NewProxy starts a proxy that ends with the test.
func NewProxy(t testing.TB, node *Node) *Proxy {
	t.Helper()
	address, err := url.Parse(node.URL)
	if err != nil {
		t.Fatalf("rabbittest: %v", err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("rabbittest: %v", err)
	}
	p := &Proxy{target: address.Host, listener: listener, conns: map[net.Conn]struct{}{}}
	address.Host = listener.Addr().String()
	p.URL = address.String()
	p.wg.Go(p.accept)
	t.Cleanup(p.close)
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
		server, err := net.Dial("tcp", p.target)
		if err != nil {
			_ = client.Close()
			continue
		}
		if p.add(client, server) {
			p.wg.Go(func() { carry(client, server) })
			p.wg.Go(func() { carry(server, client) })
		}
	}
}

func (p *Proxy) add(pair ...net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, conn := range pair {
		if p.away {
			_ = conn.Close()
		} else {
			p.conns[conn] = struct{}{}
		}
	}
	return !p.away
}

// carry ends both when one ends.
func carry(to, from net.Conn) {
	_, _ = io.Copy(to, from)
	_ = to.Close()
	_ = from.Close()
}
