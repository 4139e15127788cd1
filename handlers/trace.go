package handlers

import (
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"plotmill/messages"
)

// Trace writes one line for each delivery of a command when it ends.
func Trace(log *zap.Logger) message.HandlerMiddleware {
	return func(h message.HandlerFunc) message.HandlerFunc {
		return func(msg *message.Message) ([]*message.Message, error) {
			r := runOf(msg)
			start := time.Now()
			replies, err := h(msg)
			level, fields := r.line(err)
			if entry := log.Check(level, "command ended"); entry != nil {
				entry.Write(append(fields,
					zap.String("report_id", reportID(msg)),
					zap.String("correlation_id", msg.Metadata.Get(messages.PropertyCorrelationID)),
					zap.String("trace_id", traceID(msg.Metadata.Get(headerTraceparent))),
					zap.Int("attempts", r.attempts),
					zap.Duration("duration", time.Since(start)))...)
			}
			return replies, err
		}
	}
}

// line says how the run ended and how loud to say it.
func (r *run) line(err error) (zapcore.Level, []zap.Field) {
	fields := []zap.Field{zap.String("outcome", r.outcome)}
	if err != nil {
		return zapcore.WarnLevel, append(fields, zap.Error(err))
	}
	if len(r.warnings) > 0 {
		fields = append(fields, zap.Strings("warnings", r.warnings))
	}
	if r.failure == nil {
		return zapcore.InfoLevel, fields
	}
	fields = append(fields, zap.String("poison_id", r.poisonID), zap.String("reason", reason(r.failure)))
	if len(r.failure.stack) > 0 {
		fields = append(fields, zap.ByteString("stack", r.failure.stack))
	}
	return zapcore.ErrorLevel, fields
}
