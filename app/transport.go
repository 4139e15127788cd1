package app

import (
	"context"
	"os"
	"strconv"

	"plotmill/infra"

	"go.uber.org/zap"
)

// openTransport is the one place that knows which transport is in use.
func openTransport(ctx context.Context, cfg *Config, log *zap.Logger) (infra.Transport, error) {
	switch cfg.Transport {
	case transportAMQP:
		return infra.NewAMQP(ctx, infra.AMQPConfig{
			URL:              cfg.AMQP.URL,
			CommandQueue:     cfg.AMQP.CommandQueue,
			CommandQueueType: cfg.AMQP.CommandQueueType,
			PoisonQueue:      cfg.AMQP.PoisonQueue,
			CommandMaxLength: cfg.Queue.MaxLength,
			CommandMaxBytes:  cfg.Queue.MaxBytes,
			Replies:          cfg.has(roleAPI),
			Name:             "plotmill " + joinRoles(cfg.Roles) + " " + strconv.Itoa(os.Getpid()),
		}, log)
	default:
		return infra.OpenEmbedded(infra.EmbeddedConfig{
			Path:         cfg.Store.path(),
			CommandQueue: cfg.AMQP.CommandQueue,
			PoisonQueue:  cfg.AMQP.PoisonQueue,
			MaxLength:    cfg.Queue.MaxLength,
			MaxBytes:     cfg.Queue.MaxBytes,
		}, log)
	}
}
