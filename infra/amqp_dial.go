package infra

import (
	"context"
	"net"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

const (
	dialTimeout  = 10 * time.Second // for TCP, TLS and AMQP handshakes
	writeTimeout = 20 * time.Second // of one write; a broker under an alarm reads nothing for as long as that lasts
	closeTimeout = 2 * time.Second  // for a polite end
)

// dialing opens one connection that ctx can abort, and keeps hold of the socket below: closing that is the only thing
// that ends a write or a handshake that hangs.
type dialing struct {
	ctx    context.Context
	name   string
	socket *boundedConn
	settle func() bool
}

// config is for one dial.
func (d *dialing) config() amqp.Config {
	properties := amqp.NewConnectionProperties()
	properties.SetClientConnectionName(d.name)
	return amqp.Config{Properties: properties, Locale: "en_US", Dial: d.dial}
}

func (d *dialing) dial(network, address string) (net.Conn, error) {
	dialer := net.Dialer{Timeout: dialTimeout}
	conn, err := dialer.DialContext(d.ctx, network, address)
	if err != nil {
		return nil, err
	}
	d.socket = &boundedConn{conn}
	d.settle = context.AfterFunc(d.ctx, d.abort)
	return d.socket, conn.SetDeadline(time.Now().Add(dialTimeout)) // amqp091 clears it after the handshake
}

// done ends ctx's hold on the connection: after the handshake it is closed politely. After a failed one nothing is left.
func (d *dialing) done(err error) {
	if d.settle != nil {
		d.settle()
	}
	if err != nil {
		d.abort()
	}
}

func (d *dialing) abort() {
	if d.socket != nil {
		_ = d.socket.Close()
	}
}

// abortAfter bounds a polite end; call what it returns when that is through.
func (d *dialing) abortAfter(timeout time.Duration) (through func() bool) {
	return time.AfterFunc(timeout, d.abort).Stop
}

// boundedConn ends writes that hang: amqp091 holds locks while it writes, and could not even be shut down.
type boundedConn struct{ net.Conn }

func (c *boundedConn) Write(b []byte) (int, error) {
	if err := c.SetWriteDeadline(time.Now().Add(writeTimeout)); err != nil {
		return 0, err
	}
	return c.Conn.Write(b)
}
