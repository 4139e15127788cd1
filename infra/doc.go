// Package infra carries: it holds what Plotmill stands on outside itself, behind the interfaces of the inner packages.
//
// A [Transport] takes messages from where they are made to where they are handled. There are two: [AMQP] over
// RabbitMQ, and the embedded one, a durable queue in a file, for one process. What one promises the other promises;
// one conformance suite holds both to it.
package infra
