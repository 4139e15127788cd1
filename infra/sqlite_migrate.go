package infra

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

func migrations() fs.FS {
	files, err := fs.Sub(migrationFiles, "migrations")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return files
}

// migrate applies, each in its transaction, the numbered files that the database has not seen: 0001_*.sql is the
// step to version 1, which the file keeps as its user_version.
func migrate(ctx context.Context, conn *sql.Conn, steps fs.FS) error {
	names, err := fs.Glob(steps, "*.sql") // sorted
	if err != nil {
		return err
	}
	var version int
	if err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version > len(names) {
		return fmt.Errorf("the file is of version %d, written by a newer plotmill; this one knows up to %d: use the newer one",
			version, len(names))
	}
	for ; version < len(names); version++ {
		if err := step(ctx, conn, steps, names[version], version+1); err != nil {
			return fmt.Errorf("migration %s: %w", names[version], err)
		}
	}
	return nil
}

func step(ctx context.Context, conn *sql.Conn, steps fs.FS, name string, version int) error {
	var number int
	if _, err := fmt.Sscanf(name, "%04d_", &number); err != nil || number != version {
		return fmt.Errorf("the name must begin with %04d_", version)
	}
	script, err := fs.ReadFile(steps, name)
	if err != nil {
		return err
	}
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	if _, err := tx.ExecContext(ctx, string(script)); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version=%d", version)); err != nil {
		return err
	}
	return tx.Commit()
}
