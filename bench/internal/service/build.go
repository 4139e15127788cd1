package service

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
)

// Build compiles the product as `make build` does, into dir and gives the binary's path. The working directory must be in the module.
func Build(ctx context.Context, dir string) (string, error) {
	binary := filepath.Join(dir, "plotmill")
	out, err := exec.CommandContext(ctx, "go", "build", "-trimpath", "-tags", "nomsgpack", "-o", binary, "plotmill").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("build plotmill: %w\n%s", err, out)
	}
	return binary, nil
}
