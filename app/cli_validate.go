package app

import (
	"errors"
	"fmt"
	"io"

	"plotmill/messages"

	"github.com/spf13/cobra"
)

func validateCommand(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:   "validate SPEC.json",
		Short: "Tell every mistake of a spec, a line each; - reads standard input",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			_, err := readSpec(s, args[0])
			var mistakes *messages.Mistakes
			if errors.As(err, &mistakes) {
				return failed(printMistakes(s.Out, mistakes))
			}
			return failed(err)
		},
	}
}

// printMistakes lists the mistakes and returns the error that sums them up.
func printMistakes(w io.Writer, m *messages.Mistakes) error {
	for _, mistake := range m.List {
		if _, err := fmt.Fprintf(w, "%s: %s\n", pointer(mistake), mistake.Detail); err != nil {
			return err
		}
	}
	if m.Total > len(m.List) {
		return fmt.Errorf("the spec has %d mistakes, the first %d are listed", m.Total, len(m.List))
	}
	return fmt.Errorf("the spec has %d mistake(s)", m.Total)
}

// pointer is the mistake's JSON pointer as a reader sees it: the empty one, the whole spec, would be invisible.
func pointer(m messages.Mistake) string {
	if m.Pointer == "" {
		return "(spec)"
	}
	return m.Pointer
}
