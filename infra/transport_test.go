package infra

import (
	"testing"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"
)

// transports are held to the same promises by the same tests: a line each.
var transports = []struct {
	name string
	open func(t *testing.T, maxLength int64) underTest
}{
	{"amqp", openAMQPUnderTest},
	{"embedded", openEmbeddedUnderTest},
}

// underTest is a ready transport, whose command queue takes about maxLength messages (0 is the default), with what the
// tests need to know of it. It is closed at the end of the test.
type underTest struct {
	Transport
	commands, poison string                          // queues that are there and empty
	declare          func(t *testing.T, name string) // makes another queue for the time of the test
}

// onEach runs a test on every transport.
func onEach(t *testing.T, test func(t *testing.T, transport underTest)) {
	t.Helper()
	for _, transport := range transports {
		t.Run(transport.name, func(t *testing.T) { test(t, transport.open(t, 0)) })
	}
}

func openAMQPUnderTest(t *testing.T, maxLength int64) underTest {
	t.Helper()
	config := uniqueConfig(t)
	config.CommandMaxLength = maxLength
	return underTest{
		Transport: openAMQP(t, config), commands: config.CommandQueue, poison: config.PoisonQueue,
		declare: func(t *testing.T, name string) {
			broker.Node(t).DeclareQueue(t, name, poisonQueue(config).args)
		},
	}
}

// publish publishes messages with these bodies.
func publish(t testing.TB, transport Transport, queue string, bodies ...string) {
	t.Helper()
	for _, body := range bodies {
		require.NoError(t, transport.Publisher().Publish(queue, message.NewMessage(body, []byte(body))))
	}
}

// next takes a message that must come.
func next(t testing.TB, msgs <-chan *message.Message) *message.Message {
	t.Helper()
	select {
	case msg, open := <-msgs:
		require.True(t, open, "the subscription has ended")
		return msg
	case <-t.Context().Done():
		require.Fail(t, "no message")
		return nil
	}
}
