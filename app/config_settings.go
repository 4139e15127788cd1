package app

import (
	"strings"
	"time"
)

// setting is one key of the configuration and the value behind it.
type setting struct {
	key   string
	value value
}

// env is the setting's environment variable.
func (s setting) env() string {
	return "PLOTMILL_" + strings.ToUpper(strings.ReplaceAll(s.key, ".", "_"))
}

// settings lists every setting of c: the only list of keys there is.
func settings(c *Config) []setting {
	return []setting{
		{"roles", roles{&c.Roles}},
		{"http.addr", text{&c.HTTP.Addr}},
		{"http.wait", duration{&c.HTTP.Wait, time.Millisecond, time.Minute}},
		{"http.max_body", size{&c.HTTP.MaxBody, 1 << 10, 1 << 30}},
		{"http.max_waiting", count{&c.HTTP.MaxWaiting, 1, 1_000_000}},
		{"http.max_inflight_bytes", size{&c.HTTP.MaxInflightBytes, 1 << 10, 1 << 40}},
		{"http.header_timeout", duration{&c.HTTP.HeaderTimeout, time.Millisecond, time.Hour}},
		{"http.read_timeout", duration{&c.HTTP.ReadTimeout, time.Millisecond, time.Hour}},
		{"http.idle_timeout", duration{&c.HTTP.IdleTimeout, time.Millisecond, time.Hour}},
		{"transport", oneOf{&c.Transport, []string{transportEmbedded, transportAMQP}}},
		{"amqp.url", amqpURL{&c.AMQP.URL}},
		{"amqp.command_queue", queueName{&c.AMQP.CommandQueue}},
		{"amqp.command_queue_type", oneOf{&c.AMQP.CommandQueueType, []string{"quorum", "classic", "transient"}}},
		{"amqp.poison_queue", queueName{&c.AMQP.PoisonQueue}},
		{"queue.max_length", count{&c.Queue.MaxLength, 1, 1_000_000_000}},
		{"queue.max_bytes", size{&c.Queue.MaxBytes, 1 << 20, 1 << 50}},
		{"store.url", storeURL{&c.Store.URL}},
		{"worker.concurrency", count{&c.Worker.Concurrency, 0, 1024}},
		{"worker.retries", count{&c.Worker.Retries, 0, 100}},
		{"worker.backoff", duration{&c.Worker.Backoff, time.Millisecond, time.Minute}},
		{"worker.timeout", duration{&c.Worker.Timeout, time.Millisecond, time.Hour}},
		{"drain", duration{&c.Drain, 0, time.Hour}},
		{"log.level", oneOf{&c.Log.Level, []string{"debug", "info", "warn", "error"}}},
		{"log.format", oneOf{&c.Log.Format, []string{"json", "console"}}},
	}
}
