package app

import (
	"context"
	"os"

	"plotmill/infra"

	"github.com/spf13/cobra"
)

func serveCommand(s Streams) *cobra.Command {
	var file, roles string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Run the service: takes reports over HTTP, renders them, answers",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			override := map[string]string{}
			if cmd.Flags().Changed("roles") {
				override["roles"] = roles
			}
			cfg, err := LoadConfig(file, os.LookupEnv, override)
			if err != nil {
				return err
			}
			return failed(serve(cmd.Context(), s, cfg))
		},
	}
	cmd.Flags().StringVar(&file, "config", "", "configuration file (default: config.yaml, if there is one)")
	cmd.Flags().StringVar(&roles, "roles", "", "api, worker or api,worker")
	return cmd
}

// serve runs one process of the service until ctx ends.
func serve(ctx context.Context, s Streams, cfg Config) error {
	log, err := infra.NewLogger(cfg.Log.Level, cfg.Log.Format, s.Err)
	if err != nil {
		return err
	}
	defer func() { _ = log.Sync() }()
	a, err := New(cfg, log)
	if err != nil {
		return err
	}
	defer a.Close()
	return a.Run(ctx)
}
