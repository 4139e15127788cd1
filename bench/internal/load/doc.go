// Package load posts a bounded number of reports, so many at once, and says what became of each one: delivered, accepted,
// refused, lost, swapped or hung. Every request has a title of its own and every PDF is checked for it.
package load
