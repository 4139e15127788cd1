package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// The exit codes of the command line.
const (
	exitDone   = 0
	exitFailed = 1 // the work failed
	exitUsage  = 2 // wrong usage
)

// Streams are a command's standard streams.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// Main runs the command line args (without the program's name) until it is done or ctx ends, and returns the exit
// code: 0 done, 1 the work failed, 2 wrong usage. Errors go to s.Err, a line each.
func Main(ctx context.Context, args []string, s Streams) int {
	root := rootCommand(s)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	for line := range strings.SplitSeq(err.Error(), "\n") {
		_, _ = fmt.Fprintln(s.Err, "plotmill:", line)
	}
	var failed *failure
	if errors.As(err, &failed) {
		return exitFailed
	}
	return exitUsage
}

func rootCommand(s Streams) *cobra.Command {
	root := &cobra.Command{
		Use:           "plotmill",
		Short:         "Report specifications in, PDFs out",
		SilenceErrors: true, SilenceUsage: true,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetIn(s.In)
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(serveCommand(s), renderCommand(s), validateCommand(s), schemaCommand(s), versionCommand(s))
	return root
}

// failure is an error of the work rather than of how the command was called.
type failure struct{ err error }

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// failed marks err as a failure of the work.
func failed(err error) error {
	if err == nil {
		return nil
	}
	return &failure{err}
}
