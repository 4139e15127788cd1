package app

import (
	"plotmill/messages"

	"github.com/spf13/cobra"
)

func schemaCommand(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of a spec",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := s.Out.Write(messages.Schema())
			return failed(err)
		},
	}
}
