package child_test

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"plotmill/bench/internal/child"
)

func TestStopAsksFirstAndKillDoesNot(t *testing.T) {
	for name, end := range map[string]func(*child.Process){
		"stop": func(p *child.Process) { p.Stop(time.Minute) },
		"kill": (*child.Process).Kill,
	} {
		t.Run(name, func(t *testing.T) {
			p, err := child.Start(t.TempDir(), "sh", nil, "sh", "-c", `trap 'echo asked; exit' TERM; echo up; while :; do sleep 0.01; done`)
			require.NoError(t, err)
			require.NoError(t, p.Await(t.Context(), func(context.Context) error { return says(p, "up\n") }))
			end(p)
			end(p) // a second time does no harm
			want := map[string]string{"stop": "up\nasked\n", "kill": "up\n"}[name]
			require.NoError(t, says(p, want))
		})
	}
}

func says(p *child.Process, want string) error {
	text, err := os.ReadFile(p.LogFile)
	if err == nil && string(text) != want {
		err = errors.New(string(text))
	}
	return err
}

func TestStopKillsWhoDoesNotListen(t *testing.T) {
	p, err := child.Start(t.TempDir(), "sh", nil, "sh", "-c", `trap '' TERM; echo up; while :; do sleep 0.01; done`)
	require.NoError(t, err)
	require.NoError(t, p.Await(t.Context(), func(context.Context) error { return says(p, "up\n") }))
	p.Stop(time.Millisecond)
	<-p.Exited()
}

func TestAwaitQuotesTheLogOfWhoEnded(t *testing.T) {
	p, err := child.Start(t.TempDir(), "sh", []string{"WHY=no coffee"}, "sh", "-c", `echo $WHY; exit 3`)
	require.NoError(t, err)
	err = p.Await(t.Context(), func(context.Context) error { return errors.New("not yet") })
	require.ErrorContains(t, err, "no coffee")
}

func TestFreePort(t *testing.T) {
	port, err := child.FreePort()
	require.NoError(t, err)
	require.Positive(t, port)
}
