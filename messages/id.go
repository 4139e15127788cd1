package messages

import "github.com/google/uuid"

// NewID returns a new id for a report: a UUID of version 7, so that ids sort by time of making.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// IsID tells whether s is an id in the one form that NewID gives: lower case, with hyphens.
func IsID(s string) bool {
	id, err := uuid.Parse(s)
	return err == nil && id.Version() == 7 && id.Variant() == uuid.RFC4122 && id.String() == s
}
