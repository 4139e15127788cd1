package cutter_test

import (
	"io"
	"net"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/bench/internal/cutter"
)

// echo is a server that sends back what it gets.
func echo(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() { _, _ = io.Copy(conn, conn) }()
		}
	}()
	return l.Addr().String()
}

func say(t *testing.T, address string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	_, err = conn.Write([]byte("hello"))
	require.NoError(t, err)
	heard := make([]byte, 5)
	_, err = io.ReadFull(conn, heard)
	require.NoError(t, err)
	require.Equal(t, "hello", string(heard))
	return conn
}

func TestCutResetsWhatIsOpenAndNothingLater(t *testing.T) {
	c, err := cutter.New(echo(t))
	require.NoError(t, err)
	defer c.Close()
	first, second := say(t, c.Address), say(t, c.Address)

	require.Equal(t, 2, c.Cut())
	for _, conn := range []net.Conn{first, second} {
		_, err = conn.Read(make([]byte, 1))
		require.Error(t, err)
	}
	say(t, c.Address)
}
