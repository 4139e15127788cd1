// Package service builds and runs Plotmill processes for a measurement.
package service
