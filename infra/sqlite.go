package infra

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	_ "modernc.org/sqlite" // the driver
)

// What the file is opened with; measured in docs/decisions/0004-embedded-queue.md.
const (
	pageBytes       = 16 << 10
	checkpointPages = 2048 // 32 MiB of log
	cacheKiB        = 8 << 10
	readers         = 4
)

// DB is a SQLite file with one writer, which commits what arrives at the same time together, and several readers.
// It is safe for concurrent use.
type DB struct {
	path    string
	file    *sql.DB // one connection, the writer's
	writer  *dbWriter
	readers *sql.DB

	writes  chan *dbWrite
	closing chan struct{}
	stopped chan struct{}
	close   func() error
	failed  atomic.Pointer[error] // of the last transaction; nil: it went well
}

// OpenDB opens the file, or makes it and its folder, and brings its tables up to date. The error names the file and
// what to do.
func OpenDB(path string) (*DB, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return nil, fmt.Errorf("cannot make the folder of %s: %w", path, err)
	}
	file, err := sql.Open("sqlite", dsn(path, ""))
	if err != nil {
		return nil, fmt.Errorf("cannot open %s: %w", path, err)
	}
	db := &DB{path: path, file: file, writes: make(chan *dbWrite), closing: make(chan struct{}), stopped: make(chan struct{})}
	if err := db.start(context.Background()); err != nil {
		return nil, errors.Join(explain(path, err), file.Close())
	}
	db.close = sync.OnceValue(db.shut)
	go db.run()
	return db, nil
}

// start prepares the writer's connection and the file's tables.
func (db *DB) start(ctx context.Context) error {
	db.file.SetMaxOpenConns(1)
	conn, err := db.file.Conn(ctx)
	if err != nil {
		return err
	}
	if err := prepare(ctx, conn); err != nil {
		return errors.Join(err, conn.Close())
	}
	if db.readers, err = sql.Open("sqlite", dsn(db.path, "&_pragma=query_only(1)")); err != nil {
		return errors.Join(err, conn.Close())
	}
	db.readers.SetMaxOpenConns(readers)
	db.readers.SetMaxIdleConns(readers)
	db.writer = &dbWriter{conn: conn, statements: map[string]*sql.Stmt{}, synced: Synced}
	return nil
}

func prepare(ctx context.Context, conn *sql.Conn) error {
	for _, pragma := range []string{
		fmt.Sprintf("page_size=%d", pageBytes), // before the first write to the file
		"journal_mode=WAL", "synchronous=FULL", "temp_store=MEMORY",
		fmt.Sprintf("cache_size=-%d", cacheKiB), fmt.Sprintf("wal_autocheckpoint=%d", checkpointPages),
	} {
		if _, err := conn.ExecContext(ctx, "PRAGMA "+pragma); err != nil {
			return err
		}
	}
	return migrate(ctx, conn, migrations())
}

// dsn escapes what has a meaning in a file URI. A transaction takes the write lock when it begins: one that reads
// first and writes later fails at once when another process wrote in between, whatever the busy timeout.
func dsn(path, more string) string {
	return "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() +
		"?_txlock=immediate&_pragma=busy_timeout(10000)" + more
}

// Readers are connections that can only read. They see what is committed.
func (db *DB) Readers() *sql.DB { return db.readers }

// Err is nil if the last transaction went well.
func (db *DB) Err() error {
	if failed := db.failed.Load(); failed != nil {
		return *failed
	}
	return nil
}

// Close ends the writer after the transaction that runs and closes the file. It may be called twice.
func (db *DB) Close() error { return db.close() }

func (db *DB) shut() error {
	close(db.closing)
	<-db.stopped
	err := db.readers.Close() // first: the last connection to close folds the log into the file
	return errors.Join(err, db.writer.close(), db.file.Close())
}
