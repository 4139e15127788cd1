// Package node runs a private RabbitMQ node for one measurement: on loopback, with ports, cookie and data of its own,
// no plugins and the server's default settings. It needs the package rabbitmq-server and no root.
package node
