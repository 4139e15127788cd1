// Plotmill turns report specifications into PDFs; see README.md.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"plotmill/app"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := app.Main(ctx, os.Args[1:], app.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr})
	stop()
	os.Exit(code)
}
