package infra

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/ThreeDotsLabs/watermill"
	"github.com/stretchr/testify/require"
	"go.uber.org/zap"
)

func TestLoggerWritesJSON(t *testing.T) {
	var out bytes.Buffer
	log, err := NewLogger("info", "json", &out)
	require.NoError(t, err)
	log.Debug("not this")
	log.Info("this", zap.Duration("took", 1500*time.Millisecond))
	var entry map[string]any
	require.NoError(t, json.Unmarshal(out.Bytes(), &entry), "one line: %s", out.String())
	require.Equal(t, []any{"info", "this", "1.5s"}, []any{entry["level"], entry["msg"], entry["took"]})
	_, err = time.Parse(time.RFC3339Nano, entry["ts"].(string))
	require.NoError(t, err)
}

func TestLoggerForPeople(t *testing.T) {
	var out bytes.Buffer
	log, err := NewLogger("warn", "console", &out)
	require.NoError(t, err)
	log.Info("not this")
	log.Warn("this")
	require.Regexp(t, `^\S+\tWARN\tthis\n$`, out.String())
}

func TestLoggerMistakes(t *testing.T) {
	_, err := NewLogger("loud", "json", &bytes.Buffer{})
	require.EqualError(t, err, `log level "loud": allowed are debug, info, warn, error`)
	_, err = NewLogger("info", "xml", &bytes.Buffer{})
	require.EqualError(t, err, `log format "xml": allowed are json, console`)
}

func TestWatermillLogger(t *testing.T) {
	for level, want := range map[string]string{
		"info":  "ERROR\tfailed\t{\"topic\": \"t\", \"n\": 1, \"error\": \"why\"}\n",
		"debug": "DEBUG\tsubscribing\t{\"topic\": \"t\"}\nDEBUG\tworking\t{\"topic\": \"t\"}\nERROR\tfailed\t{\"topic\": \"t\", \"n\": 1, \"error\": \"why\"}\n",
	} {
		var out bytes.Buffer
		log, err := NewLogger(level, "console", &out)
		require.NoError(t, err)
		adapter := WatermillLogger(log).With(watermill.LogFields{"topic": "t"})
		adapter.Info("subscribing", nil)
		adapter.Debug("working", nil)
		adapter.Trace("every message", nil)
		adapter.Error("failed", errors.New("why"), watermill.LogFields{"n": 1})
		var got []byte
		for line := range bytes.Lines(out.Bytes()) {
			_, rest, _ := bytes.Cut(line, []byte("\t")) // without the time
			got = append(got, rest...)
		}
		require.Equal(t, want, string(got), level)
	}
}
