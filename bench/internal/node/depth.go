package node

import (
	"context"
	"fmt"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

// Depth is how many messages stand ready in queue. It must exist.
func (n *Node) Depth(queue string) (int, error) {
	conn, err := amqp.Dial(n.URL)
	if err != nil {
		return 0, fmt.Errorf("depth of %s: %w", queue, err)
	}
	defer func() { _ = conn.Close() }()
	ch, err := conn.Channel()
	if err != nil {
		return 0, fmt.Errorf("depth of %s: %w", queue, err)
	}
	state, err := ch.QueueDeclarePassive(queue, true, false, false, false, nil)
	if err != nil {
		return 0, fmt.Errorf("depth of %s: %w", queue, err)
	}
	return state.Messages, nil
}

// Await looks at the queue's depth five times a second until it is as wanted, and gives the last depth seen. It fails when
// ctx ends first.
func (n *Node) Await(ctx context.Context, queue string, wanted func(depth int) bool) (int, error) {
	again := time.NewTicker(200 * time.Millisecond)
	defer again.Stop()
	for {
		depth, err := n.Depth(queue)
		if err != nil || wanted(depth) {
			return depth, err
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			return depth, fmt.Errorf("%s holds %d messages: %w", queue, depth, context.Cause(ctx))
		}
	}
}
