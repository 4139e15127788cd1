// Package client posts reports over one HTTP/1.1 connection with as little processor time as it can: a load generator
// shares the machine with what it measures. A request is one writev of prepared parts, an answer is read into a buffer
// that is used again.
package client
