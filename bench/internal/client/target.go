package client

import (
	"fmt"
	"net"
	"net/url"
)

// Target is where reports are posted. Only loopback addresses are allowed: this makes as much load as it can.
type Target struct {
	Address string // host:port
	Path    string
	Prefer  string // the request's Prefer header; "" sends none
}

// NewTarget reads the URL that reports are posted to, such as http://127.0.0.1:8080/v1/reports.
func NewTarget(raw, prefer string) (Target, error) {
	u, err := url.Parse(raw)
	if err != nil {
		return Target{}, fmt.Errorf("URL: %w", err)
	}
	ip := net.ParseIP(u.Hostname())
	if u.Scheme != "http" || ip == nil || !ip.IsLoopback() || u.Port() == "" {
		return Target{}, fmt.Errorf("URL %q: only plain http to a loopback address with a port, such as http://127.0.0.1:8080/v1/reports", raw)
	}
	return Target{Address: u.Host, Path: u.RequestURI(), Prefer: prefer}, nil
}

// head is the request's head for a body of n bytes.
func (t Target) head(n int) []byte {
	h := fmt.Appendf(nil, "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n", t.Path, t.Address, n)
	if t.Prefer != "" {
		h = fmt.Appendf(h, "Prefer: %s\r\n", t.Prefer)
	}
	return append(h, "\r\n"...)
}
