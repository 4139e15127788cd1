// Package cutter stands between a client and a server on loopback and cuts their connections when it is told to, as a
// broken network does: both sides get a reset, nothing is said in between.
package cutter
