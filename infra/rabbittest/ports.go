package rabbittest

import (
	"context"
	"net"
)

// ports are the three that a node listens on.
type ports struct{ amqp, cluster, epmd int }

// freePorts finds ports that nobody listens on. They are held together, so that they differ.
func freePorts() (ports, error) {
	var found [3]int
	for i := range found {
		listener, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
		if err != nil {
			return ports{}, err
		}
		defer func() { _ = listener.Close() }()
		found[i] = listener.Addr().(*net.TCPAddr).Port
	}
	return ports{amqp: found[0], cluster: found[1], epmd: found[2]}, nil
}
