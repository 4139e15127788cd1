package pdfname

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
)

// Text is what stands on the PDF's pages, by pdftotext (Debian: poppler-utils).
func Text(ctx context.Context, pdf []byte) (string, error) {
	run := exec.CommandContext(ctx, "pdftotext", "-q", "-", "-")
	run.Stdin = bytes.NewReader(pdf)
	out, err := run.Output()
	if err != nil {
		return "", fmt.Errorf("pdftotext (package poppler-utils): %w", err)
	}
	return string(out), nil
}
