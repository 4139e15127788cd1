package app

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"time"
)

// Config is every setting of a process. LoadConfig makes a valid one; config.yaml tells what each setting means.
type Config struct {
	Roles     []string
	HTTP      HTTPConfig
	Transport string
	AMQP      AMQPConfig
	Queue     QueueConfig
	Store     StoreConfig
	Worker    WorkerConfig
	Drain     time.Duration
	Log       LogConfig
}

// HTTPConfig is the http section.
type HTTPConfig struct {
	Addr             string
	Wait             time.Duration
	MaxBody          int64 // bytes
	MaxWaiting       int64
	MaxInflightBytes int64
	HeaderTimeout    time.Duration
	ReadTimeout      time.Duration
	IdleTimeout      time.Duration
}

// AMQPConfig is the amqp section.
type AMQPConfig struct {
	URL              string // holds a password: print it through redactURL only
	CommandQueue     string
	CommandQueueType string
	PoisonQueue      string
}

// QueueConfig is the queue section.
type QueueConfig struct {
	MaxLength int64
	MaxBytes  int64
}

// StoreConfig is the store section.
type StoreConfig struct {
	URL string
}

// WorkerConfig is the worker section.
type WorkerConfig struct {
	Concurrency int64 // 0 is one a core
	Retries     int64
	Backoff     time.Duration
	Timeout     time.Duration
}

// LogConfig is the log section.
type LogConfig struct {
	Level  string
	Format string
}

// DefaultConfig holds each setting at its default; config.yaml is held to it by a test.
func DefaultConfig() Config {
	return Config{
		Roles: []string{roleAPI, roleWorker},
		HTTP: HTTPConfig{
			Addr: "127.0.0.1:8080", Wait: 10 * time.Second, MaxBody: 16 << 20, MaxWaiting: 10000, MaxInflightBytes: 512 << 20,
			HeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute,
		},
		Transport: transportEmbedded,
		AMQP: AMQPConfig{
			URL: "amqp://guest:guest@127.0.0.1:5672/", CommandQueue: "reports.render",
			CommandQueueType: "quorum", PoisonQueue: "reports.poison",
		},
		Queue:  QueueConfig{MaxLength: 100000, MaxBytes: 4 << 30},
		Store:  StoreConfig{URL: "sqlite:data/plotmill.db"},
		Worker: WorkerConfig{Retries: 3, Backoff: 200 * time.Millisecond, Timeout: time.Minute},
		Drain:  30 * time.Second,
		Log:    LogConfig{Level: "info", Format: "json"},
	}
}

// maxMessage is RabbitMQ's limit from 4.0 on, in bytes.
const maxMessage = 16 << 20

const (
	roleAPI           = "api"
	roleWorker        = "worker"
	transportEmbedded = "embedded"
	transportAMQP     = "amqp"
)

func (c *Config) has(role string) bool { return slices.Contains(c.Roles, role) }

func (c *Config) concurrency() int {
	if c.Worker.Concurrency == 0 {
		return runtime.GOMAXPROCS(0)
	}
	return int(c.Worker.Concurrency)
}

// check finds settings that are fine alone but not together.
func (c *Config) check() error {
	var errs []error
	if c.Transport == transportEmbedded && !(c.has(roleAPI) && c.has(roleWorker)) {
		errs = append(errs, fmt.Errorf("roles: %q: the embedded transport needs both roles in one process; "+
			"set transport to amqp to run them apart", joinRoles(c.Roles)))
	}
	if c.AMQP.CommandQueue == c.AMQP.PoisonQueue {
		errs = append(errs, fmt.Errorf("amqp.poison_queue: %q is the command queue too; give it a name of its own",
			c.AMQP.PoisonQueue))
	}
	if c.HTTP.MaxInflightBytes <= 2*c.HTTP.MaxBody { // a body that grows is held twice for a moment
		errs = append(errs, errors.New("http.max_inflight_bytes: must be more than twice http.max_body"))
	}
	if c.Transport == transportAMQP && c.HTTP.MaxBody > maxMessage {
		errs = append(errs, errors.New("http.max_body: RabbitMQ takes messages of at most 16MiB; "+
			"use 16MiB or less, or the embedded transport"))
	}
	return errors.Join(errs...)
}
