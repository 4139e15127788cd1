package infra

import (
	"context"
	"testing"

	amqp "github.com/rabbitmq/amqp091-go"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"plotmill/infra/rabbittest"
	"plotmill/messages"
)

// startAMQP opens a transport that need not become ready. What it warns of comes out of the channel.
func startAMQP(t *testing.T, config AMQPConfig) (*AMQP, <-chan error) {
	t.Helper()
	warnings := make(chan error, 100)
	transport, err := NewAMQP(context.Background(), config, zap.New(warnedErrors{zap.WarnLevel, warnings}))
	require.NoError(t, err)
	t.Cleanup(func() {
		require.NoError(t, transport.Close())
		broker.Node(t).DeleteQueue(t, transport.replyQueue)
	})
	return transport, warnings
}

// warnedErrors is a log that hands out the error of each warning.
type warnedErrors struct {
	zapcore.LevelEnabler
	to chan<- error
}

func (w warnedErrors) With([]zapcore.Field) zapcore.Core { return w }
func (w warnedErrors) Sync() error                       { return nil }

func (w warnedErrors) Check(entry zapcore.Entry, checked *zapcore.CheckedEntry) *zapcore.CheckedEntry {
	if !w.Enabled(entry.Level) {
		return checked
	}
	return checked.AddCore(entry, w)
}

func (w warnedErrors) Write(_ zapcore.Entry, fields []zapcore.Field) error {
	for _, field := range fields {
		if err, ok := field.Interface.(error); ok {
			select {
			case w.to <- err:
			default: // nobody reads them all
			}
		}
	}
	return nil
}

func TestAMQPStartsBeforeTheBroker(t *testing.T) {
	config := uniqueConfig(t)
	proxy := rabbittest.NewProxy(t, broker.Node(t))
	proxy.Away(true)
	config.URL = proxy.URL
	transport, _ := startAMQP(t, config)
	require.ErrorContains(t, transport.Ready(), "RabbitMQ")
	err := transport.Publisher().Publish(config.CommandQueue, with("", ""))
	require.ErrorIs(t, err, messages.ErrUnavailable)
	msgs := consume(t, transport, config.CommandQueue, 2) // before there is anything to consume from

	proxy.Away(false)
	awaitReady(t, transport)
	publish(t, transport, config.CommandQueue, "m")
	next(t, msgs).Ack()
}

func TestAMQPClosesDuringAnOutage(t *testing.T) {
	config := uniqueConfig(t)
	proxy := rabbittest.NewProxy(t, broker.Node(t))
	config.URL = proxy.URL
	leaks := goleak.IgnoreCurrent()
	transport, _ := startAMQP(t, config)
	awaitReady(t, transport)
	publish(t, transport, config.CommandQueue, "m")
	msgs := consume(t, transport, config.CommandQueue, 2)
	inHand := next(t, msgs)
	session, err := transport.publisher.sessions.get()
	require.NoError(t, err)

	proxy.Away(true)
	<-session.over()
	require.NoError(t, transport.Close())
	<-inHand.Context().Done()
	_, open := <-msgs
	require.False(t, open)
	goleak.VerifyNone(t, leaks)
}

// A broker that hangs at the end does not make us hang.
func TestAMQPClosesOnABrokerThatHangs(t *testing.T) {
	config := uniqueConfig(t)
	proxy := rabbittest.NewProxy(t, broker.Node(t))
	config.URL = proxy.URL
	transport, _ := startAMQP(t, config)
	awaitReady(t, transport)
	consume(t, transport, config.CommandQueue, 2)
	proxy.Stall()
	require.NoError(t, transport.Close())
}

// A handler that runs through a lost connection keeps its context; its message comes again, and not beside it.
func TestAMQPKeepsTheRunningMessageThroughACut(t *testing.T) {
	config := uniqueConfig(t)
	proxy := rabbittest.NewProxy(t, broker.Node(t))
	config.URL = proxy.URL
	transport, _ := startAMQP(t, config)
	awaitReady(t, transport)
	publish(t, transport, config.CommandQueue, "m")
	msgs := consume(t, transport, config.CommandQueue, 1)
	running := next(t, msgs)
	session, err := transport.consuming.get()
	require.NoError(t, err)

	proxy.Cut()
	<-session.over()
	awaitReady(t, transport)
	require.NoError(t, running.Context().Err())
	select {
	case <-msgs:
		require.Fail(t, "a second message in hand")
	default:
	}
	running.Ack() // too late
	again := next(t, msgs)
	require.Equal(t, "true", again.Metadata.Get(messages.Redelivered))
	again.Ack()
}

func TestAMQPSurvivesTheOperatorClosingConnections(t *testing.T) {
	config := uniqueConfig(t)
	transport := openAMQP(t, config)
	msgs := consume(t, transport, config.CommandQueue, 2)
	session, err := transport.consuming.get()
	require.NoError(t, err)
	broker.Node(t).CloseConnections(t)
	<-session.over()
	awaitReady(t, transport)
	publish(t, transport, config.CommandQueue, "m")
	next(t, msgs).Ack()
}

func TestAMQPSurvivesRestartOfTheBroker(t *testing.T) {
	config := uniqueConfig(t)
	transport := openAMQP(t, config)
	publish(t, transport, config.CommandQueue, "kept")
	session, err := transport.publisher.sessions.get()
	require.NoError(t, err)
	node := broker.Node(t)
	node.StopApp(t)
	<-session.over()
	require.Error(t, transport.Ready())
	node.StartApp(t)
	awaitReady(t, transport)
	kept := next(t, consume(t, transport, config.CommandQueue, 1))
	require.Equal(t, "kept", string(kept.Payload))
	kept.Ack()
}

// A deleted queue is made again by who consumes it; handlers see no empty messages meanwhile.
func TestAMQPMakesADeletedQueueAgain(t *testing.T) {
	config := uniqueConfig(t)
	transport := openAMQP(t, config)
	msgs := consume(t, transport, config.CommandQueue, 2)
	publish(t, transport, config.CommandQueue, "before")
	next(t, msgs).Ack()
	broker.Node(t).DeleteQueue(t, config.CommandQueue)
	publish(t, transport, config.CommandQueue, "after")
	after := next(t, msgs)
	require.Equal(t, "after", string(after.Payload))
	after.Ack()
}

func TestAMQPSaysInOneLineThatAQueueHasOtherArguments(t *testing.T) {
	config := uniqueConfig(t)
	broker.Node(t).DeclareQueue(t, config.CommandQueue, amqp.Table{"x-queue-type": "quorum"})
	transport, said := startAMQP(t, config)
	err := <-said
	require.ErrorContains(t, err, `queue "`+config.CommandQueue+`" already exists with other arguments: empty and delete it`)
	require.NotContains(t, err.Error(), "\n")
	require.NotContains(t, err.Error(), "guest")
	require.ErrorContains(t, transport.Ready(), "already exists")

	broker.Node(t).DeleteQueue(t, config.CommandQueue)
	awaitReady(t, transport) // without a restart
}
