package infra

import (
	"fmt"
	"io"

	"github.com/ThreeDotsLabs/watermill"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// NewLogger writes to out from the level up ("debug", "info", "warn", "error"), a line an entry: JSON, or for people
// ("json", "console"). out needs no lock of its own.
func NewLogger(level, format string, out io.Writer) (*zap.Logger, error) {
	from, err := zapcore.ParseLevel(level)
	if err != nil {
		return nil, fmt.Errorf("log level %q: allowed are debug, info, warn, error", level)
	}
	encoding := zap.NewProductionEncoderConfig()
	encoding.EncodeTime = zapcore.RFC3339NanoTimeEncoder
	encoding.EncodeDuration = zapcore.StringDurationEncoder
	var encoder zapcore.Encoder
	switch format {
	case "json":
		encoder = zapcore.NewJSONEncoder(encoding)
	case "console":
		encoding.EncodeLevel = zapcore.CapitalLevelEncoder
		encoder = zapcore.NewConsoleEncoder(encoding)
	default:
		return nil, fmt.Errorf("log format %q: allowed are json, console", format)
	}
	return zap.New(zapcore.NewCore(encoder, zapcore.Lock(zapcore.AddSync(out)), from)), nil
}

// watermillLogger is a zap logger as Watermill wants it.
type watermillLogger struct{ log *zap.Logger }

// WatermillLogger passes Watermill's errors on. What it calls information concerns its own workings, so that is
// debugging to us, and its traces of single messages are left out.
func WatermillLogger(log *zap.Logger) watermill.LoggerAdapter { return watermillLogger{log} }

func (l watermillLogger) Error(msg string, err error, fields watermill.LogFields) {
	l.log.Error(msg, append(watermillFields(fields), zap.Error(err))...)
}

func (l watermillLogger) Info(msg string, fields watermill.LogFields) {
	l.Debug(msg, fields)
}

func (l watermillLogger) Debug(msg string, fields watermill.LogFields) {
	if entry := l.log.Check(zapcore.DebugLevel, msg); entry != nil {
		entry.Write(watermillFields(fields)...)
	}
}

func (l watermillLogger) Trace(string, watermill.LogFields) {}

func (l watermillLogger) With(fields watermill.LogFields) watermill.LoggerAdapter {
	return watermillLogger{l.log.With(watermillFields(fields)...)}
}

func watermillFields(fields watermill.LogFields) []zap.Field {
	all := make([]zap.Field, 0, len(fields)+1)
	for key, value := range fields {
		all = append(all, zap.Any(key, value))
	}
	return all
}
