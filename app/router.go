package app

import (
	"context"
	"time"

	"plotmill/handlers"
	"plotmill/infra"
	"plotmill/messages"

	"github.com/ThreeDotsLabs/watermill/message"
)

// repliesAtOnce is how many replies are handed to their requests at once; each takes microseconds.
const repliesAtOnce = 1

// startCommands consumes the command queue, if this process is a worker.
func (a *App) startCommands(hard context.Context) *consumer {
	if !a.cfg.has(roleWorker) {
		return idle()
	}
	return a.consume(hard, subscription{
		name: "render_report", topic: a.cfg.AMQP.CommandQueue, concurrency: a.cfg.concurrency(), handler: a.renderChain(),
	})
}

// startReplies consumes this process's reply queue, if it takes requests.
func (a *App) startReplies(hard context.Context) *consumer {
	if !a.cfg.has(roleAPI) {
		return idle()
	}
	return a.consume(hard, subscription{
		name: "replies", topic: a.transport.ReplyAddress(), concurrency: repliesAtOnce,
		handler: handlers.Replies(a.waiters, a.metrics, a.log),
	})
}

// renderChain is the handler of a command with its middleware, outermost first.
func (a *App) renderChain() message.NoPublishHandlerFunc {
	publisher, queue := a.transport.Publisher(), a.cfg.AMQP.CommandQueue
	return handlers.Chain(
		handlers.RenderReport(a.renderer, messages.ReadReport, a.metrics),
		handlers.Trace(a.log),
		handlers.PutBackNewer(publisher, queue, a.metrics),
		handlers.Poison(handlers.PoisonConfig{
			Publisher: publisher, PoisonQueue: a.cfg.AMQP.PoisonQueue, CommandQueue: queue, Metrics: a.metrics, Log: a.log,
		}),
		handlers.Outcome(publisher, a.metrics),
		handlers.Retry(handlers.RetryConfig{Retries: int(a.cfg.Worker.Retries), Backoff: a.cfg.Worker.Backoff}, a.metrics),
		handlers.Timeout(a.cfg.Worker.Timeout),
		handlers.Recover(),
	)
}

// runRouter runs one Watermill router, which can run only once, for the subscription until ctx ends and every
// running handler is done, or until it fails. It calls up when the router has subscribed.
func (a *App) runRouter(ctx, hard context.Context, s subscription, up func()) error {
	subscriber, err := a.transport.Subscriber(hard, s.concurrency)
	if err != nil {
		return err
	}
	router, err := message.NewRouter(message.RouterConfig{CloseTimeout: a.cfg.Drain + time.Minute}, infra.WatermillLogger(a.log))
	if err != nil {
		return err
	}
	router.AddConsumerHandler(s.name, s.topic, subscriber, s.handler)
	over, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		select {
		case <-router.Running():
			up()
		case <-over.Done():
		}
	}()
	return router.Run(ctx)
}
