// Package stage sets up what a measurement runs on: a temporary folder, the built product, a private broker and services, and
// takes everything down again in reverse.
package stage
