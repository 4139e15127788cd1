package infra

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// explain says what to do about a file that can't be opened.
func explain(path string, err error) error {
	failed := (*sqlite.Error)(nil)
	if !errors.As(err, &failed) {
		return fmt.Errorf("cannot open %s: %w", path, err)
	}
	switch failed.Code() & 0xff {
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("%[1]s is damaged or no SQLite file (%[2]w): put a backup in its place, or move it away, "+
			"with %[1]s-wal and %[1]s-shm, to start empty", path, err)
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return fmt.Errorf("%s cannot be opened for writing (%w): check the rights of the file and its folder", path, err)
	default:
		return fmt.Errorf("cannot open %s: %w", path, err)
	}
}
