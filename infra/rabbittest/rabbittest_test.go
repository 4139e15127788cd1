package rabbittest_test

import (
	"os"
	"testing"

	amqp "github.com/rabbitmq/amqp091-go"
	"github.com/stretchr/testify/require"

	"plotmill/infra/rabbittest"
)

var broker rabbittest.Shared

func TestMain(m *testing.M) { os.Exit(broker.Main(m)) }

func TestNodeServesAndIsControlled(t *testing.T) {
	node := broker.Node(t)
	node.DeclareQueue(t, "some", nil)
	require.Zero(t, node.QueueLength(t, "some"))
	require.Contains(t, node.Control(t, "list_queues", "name"), "some")
}

func TestProxyCutsAndIsAway(t *testing.T) {
	proxy := rabbittest.NewProxy(t, broker.Node(t))
	conn, err := amqp.Dial(proxy.URL)
	require.NoError(t, err)
	lost := conn.NotifyClose(make(chan *amqp.Error, 1))
	require.Equal(t, 1, proxy.Cut())
	require.NotNil(t, <-lost)

	proxy.Away(true)
	_, err = amqp.Dial(proxy.URL)
	require.Error(t, err)
	proxy.Away(false)
	conn, err = amqp.Dial(proxy.URL)
	require.NoError(t, err)
	require.NoError(t, conn.Close())
}
