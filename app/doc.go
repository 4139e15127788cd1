// Package app is the application: it reads the configuration, wires carriers (infra) to reactions (handlers) and the
// renderer (app/report), and decides the order in which things start, run and stop.
//
//	main.go            Main: command line in, exit code out
//	cli_*.go           one command each
//	config*.go         every setting: defaults, file, environment, flags
//	app.go             New wires one process in a straight line; each teardown is registered where its thing is made
//	run.go             Run: start, serve, and stop in order
//	router.go          topic → handler, with the middleware in order
//	transport.go       the one place that knows which transport is in use
//
// Nothing else reads the configuration, and nothing imports app but main.
package app
