package messages

import (
	"crypto/sha256"

	"github.com/google/uuid"
)

// NewID returns a new id for a report: a UUID of version 7, so that ids sort by time of making.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// DerivedID returns the id of a report whose command came without one: a UUID of version 8 that follows from digest,
// so that every delivery of the command, on any worker, names the same report.
func DerivedID(digest []byte) string {
	return uuid.NewHash(sha256.New(), uuid.Nil, digest, 8).String()
}

// IsID tells whether s is an id in the one form that NewID and DerivedID give: lower case, with hyphens.
func IsID(s string) bool {
	id, err := uuid.Parse(s)
	return err == nil && (id.Version() == 7 || id.Version() == 8) && id.Variant() == uuid.RFC4122 && id.String() == s
}
