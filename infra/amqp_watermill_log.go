package infra

import (
	"runtime"
	"strings"
	"time"

	"github.com/ThreeDotsLabs/watermill"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// supervisorLine begins what the goroutine says that watermill's connection starts to watch and reconnect itself.
const supervisorLine = "handleConnectionClose"

// subscriberLog is what watermill's subscriber and connection log to.
//
// It has a second task. Watermill's connection replaces the channel behind IsConnected without a lock when it
// reconnects, while subscribers read it: a data race. We hold each of its connections for one life only and reconnect
// ourselves, so its own supervisor must not run. There is no option for that; but it logs before it does anything, and
// so it ends here, at its first line.
type subscriberLog struct{ log *zap.Logger }

// newSubscriberLog passes on the first of the same errors each minute: the subscriber repeats them ten times a second.
func newSubscriberLog(log *zap.Logger) watermill.LoggerAdapter {
	return subscriberLog{log.WithOptions(zap.WrapCore(func(core zapcore.Core) zapcore.Core {
		return zapcore.NewSamplerWithOptions(core, time.Minute, 1, 0)
	}))}
}

func (l subscriberLog) Error(msg string, err error, fields watermill.LogFields) {
	l.log.Warn(msg, append(watermillFields(fields), zap.Error(err))...)
}

// Info says nothing that we don't say ourselves.
func (l subscriberLog) Info(string, watermill.LogFields) {}

// Debug ends the goroutine of watermill's supervisor.
func (l subscriberLog) Debug(msg string, _ watermill.LogFields) {
	if strings.HasPrefix(msg, supervisorLine) {
		runtime.Goexit()
	}
}

// Trace is for every message.
func (l subscriberLog) Trace(string, watermill.LogFields) {}

func (l subscriberLog) With(fields watermill.LogFields) watermill.LoggerAdapter {
	return subscriberLog{l.log.With(watermillFields(fields)...)}
}
