package app

import (
	"context"
	"errors"
	"net/http"
	"time"

	"go.uber.org/zap"
)

// lastAnswers is how long requests that were told to stop waiting have to be answered.
const lastAnswers = 5 * time.Second

// Run serves until ctx ends, then stops in order: intake, running work, waiting clients. It returns nil after an
// orderly stop. Call it once.
func (a *App) Run(ctx context.Context) error {
	server, err := a.newServer()
	if err != nil {
		return err
	}
	hard, kill := context.WithCancel(context.Background())
	defer kill()
	replies := a.startReplies(hard) // first: a reply that nobody takes is dropped
	wait(ctx, replies.up)
	commands := a.startCommands(hard)

	served := make(chan error, 1)
	go func() { served <- server.Serve(a.listener) }()
	a.log.Info("listening", zap.String("addr", a.Addr()), zap.String("roles", joinRoles(a.cfg.Roles)),
		zap.String("transport", a.cfg.Transport), zap.String("version", Version))

	select {
	case <-ctx.Done():
		a.log.Info("stopping", zap.Duration("drain", a.cfg.Drain))
	case err = <-served:
	}
	a.drain(server, commands, replies, kill)
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	a.log.Info("stopped", zap.Error(err))
	return err
}

// drain ends the intake and gives running work and waiting requests until the deadline. Work that is not done by
// then goes back to its queue; requests are answered 202.
func (a *App) drain(server *http.Server, commands, replies *consumer, kill func()) {
	deadline, cancel := context.WithTimeout(context.Background(), a.cfg.Drain)
	defer cancel()
	commands.stop()
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		_ = server.Shutdown(context.Background())
	}()

	wait(deadline, commands.done)
	if a.cfg.Transport == transportEmbedded {
		replies.stop() // nobody else replies: what was rendered here is on its way to its request
		wait(deadline, replies.done)
	} else {
		wait(deadline, answered) // other processes may still render what is waited for here
	}
	a.waiters.Release()
	grace, cancelGrace := context.WithTimeout(context.Background(), lastAnswers)
	defer cancelGrace()
	wait(grace, answered)
	_ = server.Close()
	kill()
	<-commands.done
	replies.stopAndWait()
}

// wait waits for done, but not beyond ctx.
func wait(ctx context.Context, done <-chan struct{}) {
	select {
	case <-done:
	case <-ctx.Done():
	}
}
