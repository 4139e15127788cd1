package app

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// Version is the release. The linker may set it and commit: -ldflags "-X plotmill/app.Version=1.2.3".
var Version = "0.1.0"

var commit = ""

func versionCommand(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print version, commit and Go version",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(s.Out, "plotmill %s (commit %s, %s)\n", Version, commitOf(debug.ReadBuildInfo()), runtime.Version())
			return failed(err)
		},
	}
}

// commitOf is the commit that the program was built from, as the linker or the build told.
func commitOf(info *debug.BuildInfo, ok bool) string {
	if commit != "" {
		return commit
	}
	if ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				return s.Value
			}
		}
	}
	return "unknown"
}
