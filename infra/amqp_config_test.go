package infra

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/zap"
)

func TestAMQPConfigMistakesNameKeyAndRemedy(t *testing.T) {
	valid := AMQPConfig{URL: "amqp://u:secret@h/", CommandQueue: "c", PoisonQueue: "p"}
	require.NoError(t, valid.withDefaults().validate())
	for want, change := range map[string]func(*AMQPConfig){
		"amqp.url is not a URL":   func(c *AMQPConfig) { c.URL = "amqp://u:secret@h:port/" },
		"amqp.command_queue_type": func(c *AMQPConfig) { c.CommandQueueType = "stream" },
		"amqp.command_queue is":   func(c *AMQPConfig) { c.CommandQueue = "" },
		"amqp.poison_queue is":    func(c *AMQPConfig) { c.PoisonQueue = strings.Repeat("p", 256) },
		"different names":         func(c *AMQPConfig) { c.PoisonQueue = "c" },
	} {
		config := valid
		change(&config)
		_, err := NewAMQP(context.Background(), config, zap.NewNop())
		require.ErrorContains(t, err, want)
		require.NotContains(t, err.Error(), "secret")
	}
}

func TestAMQPReplyQueuesAreOneAProcess(t *testing.T) {
	require.NotEqual(t, newReplyQueueName(), newReplyQueueName())
	require.LessOrEqual(t, len(newReplyQueueName()), maxShortString)
	args := newTopology(AMQPConfig{}, "reports.replies.host.x")["reports.replies.host.x"]
	require.True(t, args.durable)
	require.Equal(t, replyQueueExpires.Milliseconds(), args.args["x-expires"])
}
