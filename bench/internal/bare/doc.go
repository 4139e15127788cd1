// Package bare is the least that a safe round trip over RabbitMQ takes, to hold the product's own against: a durable quorum
// queue for commands, a classic one for replies, every publish confirmed, every delivery acknowledged; no HTTP, no router,
// nothing rendered.
package bare
