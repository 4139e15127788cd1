package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"plotmill/app/report"
	"plotmill/messages"

	"github.com/spf13/cobra"
)

func renderCommand(s Streams) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "render SPEC.json",
		Short: "Render a spec to a PDF, without a server; - reads standard input",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return failed(render(cmd.Context(), s, args[0], out))
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the PDF; - is standard output (default: the spec's name with .pdf)")
	return cmd
}

func render(ctx context.Context, s Streams, spec, out string) error {
	r, err := readSpec(s, spec)
	var mistakes *messages.Mistakes
	if errors.As(err, &mistakes) {
		return printMistakes(s.Err, mistakes)
	}
	if err != nil {
		return err
	}
	renderer, err := report.New(report.Options{Producer: "Plotmill " + Version})
	if err != nil {
		return err
	}
	rendered, err := renderer.Render(ctx, r)
	if err != nil {
		return err
	}
	for _, w := range rendered.Warnings {
		_, _ = fmt.Fprintln(s.Err, "plotmill: warning:", w)
	}
	return writePDF(s, outputName(spec, out), rendered.PDF)
}

func outputName(spec, out string) string {
	switch {
	case out != "":
		return out
	case spec == "-":
		return "-"
	default:
		return strings.TrimSuffix(filepath.Base(spec), ".json") + ".pdf"
	}
}

func writePDF(s Streams, name string, pdf []byte) error {
	if name == "-" {
		_, err := s.Out.Write(pdf)
		return err
	}
	return os.WriteFile(name, pdf, 0o644) //nolint:gosec // a report is as readable as any file its owner makes
}
