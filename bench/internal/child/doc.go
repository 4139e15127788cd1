// Package child runs the processes of a measurement: each in a process group of its own, with its output in a file, ended
// by its id and with the measurement itself.
package child
