package infra

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"
	"go.uber.org/zap"

	"plotmill/messages"
)

func openDB(t *testing.T, path string) *DB {
	t.Helper()
	db, err := OpenDB(path)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	return db
}

func insertTopic(name string) func(*Tx) error {
	return func(tx *Tx) error {
		_, err := tx.Exec("INSERT INTO queue_topics (name) VALUES (?)", name)
		return err
	}
}

// together has the writes share one transaction.
func together(t *testing.T, db *DB, writes ...func(*Tx) error) (results []error) {
	t.Helper()
	var batch []*dbWrite
	for _, do := range writes {
		batch = append(batch, &dbWrite{do: do, done: make(chan struct{})})
	}
	require.NoError(t, db.Write(t.Context(), Unsynced, func(*Tx) error { // in the writer goroutine, outside a transaction
		db.commit(batch)
		return nil
	}))
	for _, w := range batch {
		results = append(results, w.err)
	}
	return results
}

// Of writes that share a transaction, one that fails takes none of the others with it.
func TestDBOneFailureOfABatch(t *testing.T) {
	db := openDB(t, filepath.Join(t.TempDir(), "x.db"))
	failed := errors.New("not like this")
	var told []string
	tell := func(what string) func() { return func() { told = append(told, what) } }
	results := together(t, db,
		insertTopic("a"),
		func(tx *Tx) error {
			tx.OnCommit(tell("committed"))
			tx.OnRollback(tell("undone second"))
			tx.OnRollback(tell("undone first"))
			return errors.Join(insertTopic("b")(tx), failed)
		},
		insertTopic("a"), // violates a constraint
		func(tx *Tx) error {
			tx.OnCommit(tell("c committed"))
			return insertTopic("c")(tx)
		})
	require.NoError(t, results[0])
	require.ErrorIs(t, results[1], failed)
	require.ErrorContains(t, results[2], "UNIQUE")
	require.NotErrorIs(t, results[2], messages.ErrUnavailable)
	require.NoError(t, results[3])
	require.Equal(t, []string{"undone first", "undone second", "c committed"}, told)
	require.Equal(t, []string{"a", "c"}, topicNames(t, db))
}

func limitPages(t *testing.T, db *DB, pragma string) {
	t.Helper()
	require.NoError(t, db.Write(t.Context(), Unsynced, func(tx *Tx) error {
		_, err := tx.writer.conn.ExecContext(context.Background(), pragma)
		return err
	}))
}

// On a full disk nothing is taken and nothing is lost; when there is room again it goes on.
func TestEmbeddedDiskFull(t *testing.T) {
	e := openFresh(t)
	publish(t, e, "commands", "before")
	limitPages(t, e.DB(), "PRAGMA max_page_count=1") // as few as there are
	big := message.NewMessage("", make([]byte, 1<<20))
	err := e.Publisher().Publish("commands", big)
	require.ErrorIs(t, err, messages.ErrUnavailable)
	require.ErrorContains(t, err, "full")
	require.Error(t, e.DB().Err())

	results := together(t, e.DB(), insertTopic("a"), func(tx *Tx) error { return e.PublishIn(tx, "commands", big) }, insertTopic("b"))
	for _, result := range results {
		require.ErrorIs(t, result, messages.ErrUnavailable)
	}
	require.Equal(t, []string{"commands", "poison"}, topicNames(t, e.DB()))
	require.NoError(t, e.Ready(), "small writes still go: Ready tries")

	limitPages(t, e.DB(), "PRAGMA max_page_count=1000000")
	publish(t, e, "commands", "after")
	require.NoError(t, e.DB().Write(t.Context(), Unsynced, func(*Tx) error {
		require.EqualValues(t, 2, e.queues.byName["commands"].count)
		return nil
	}))
	msgs := consume(t, e, "commands", 1)
	for _, body := range []string{"before", "after"} {
		msg := next(t, msgs)
		require.Equal(t, body, string(msg.Payload))
		msg.Ack()
	}
}

// A write whose context has ended is not done behind its caller's back; one that has begun is uncertain.
func TestDBWriteBoundedByContext(t *testing.T) {
	db := openDB(t, filepath.Join(t.TempDir(), "x.db"))
	ctx, cancel := context.WithCancel(t.Context())
	begun, goOn := make(chan struct{}), make(chan struct{})
	result := make(chan error)
	go func() {
		result <- db.Write(ctx, Synced, func(tx *Tx) error {
			close(begun)
			<-goOn
			return insertTopic("begun")(tx)
		})
	}()
	<-begun
	cancel()
	require.ErrorIs(t, <-result, messages.ErrUncertain)
	err := db.Write(ctx, Synced, insertTopic("never"))
	require.ErrorIs(t, err, messages.ErrUnavailable)
	require.ErrorIs(t, err, context.Canceled)
	close(goOn)
	require.NoError(t, db.Write(t.Context(), Synced, insertTopic("later")))
	require.Equal(t, []string{"begun", "later"}, topicNames(t, db))
}

func TestDBOpenMistakes(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "garbage.db")
	require.NoError(t, os.WriteFile(path, []byte("this is no database, but long enough to look at, and then some more"), 0o600))
	_, err := OpenDB(path)
	require.ErrorContains(t, err, path+" is damaged or no SQLite file")
	require.ErrorContains(t, err, "put a backup in its place")
	_, err = OpenEmbedded(embeddedConfig(path), zap.NewNop())
	require.ErrorContains(t, err, "damaged")

	_, err = OpenDB(dir)
	require.ErrorContains(t, err, dir+" cannot be opened")
	_, err = OpenDB(filepath.Join(path, "below", "a-file.db"))
	require.ErrorContains(t, err, "cannot make the folder")
}

// A page that is overwritten in the middle of the file is a clear error too.
func TestDBDamagedLater(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	db, err := OpenDB(path)
	require.NoError(t, err)
	require.NoError(t, db.Close())
	file, err := os.ReadFile(path)
	require.NoError(t, err)
	for i := 100; i < pageBytes; i++ {
		file[i] = 0xff
	}
	require.NoError(t, os.WriteFile(path, file, 0o600))
	_, err = OpenDB(path)
	require.ErrorContains(t, err, "damaged")
}

// Names with a meaning in URIs are just names, and folders are made.
func TestDBOddNames(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a b", "50% off?_pragma=query_only(1)#x.db")
	db := openDB(t, path)
	require.NoError(t, db.Write(t.Context(), Synced, insertTopic("a")))
	require.Equal(t, []string{"a"}, topicNames(t, db))
	require.FileExists(t, path)
}

func TestDBMigratesFromOlderVersions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	db := openDB(t, path)
	require.NoError(t, db.Write(t.Context(), Synced, insertTopic("old")))
	first, err := migrationFiles.ReadFile("migrations/0001_queue.sql")
	require.NoError(t, err)
	steps := fstest.MapFS{
		"0001_queue.sql": {Data: first},
		"0002_more.sql":  {Data: []byte("ALTER TABLE queue_topics ADD note TEXT; UPDATE queue_topics SET note = 'kept'")},
		"0003_bad.sql":   {Data: []byte("CREATE TABLE half (x); CREATE TABLE half (x)")},
	}
	migrateAgain := func() error {
		var result error
		require.NoError(t, db.Write(t.Context(), Synced, func(tx *Tx) error {
			result = migrate(t.Context(), tx.writer.conn, steps)
			return nil
		}))
		return result
	}
	require.ErrorContains(t, migrateAgain(), "0003_bad.sql")
	var note string
	require.NoError(t, db.Readers().QueryRowContext(t.Context(), "SELECT note FROM queue_topics WHERE name = 'old'").Scan(&note))
	require.Equal(t, "kept", note)
	require.Error(t, db.Readers().QueryRowContext(t.Context(), "SELECT x FROM half").Scan(&note), "a failed step leaves nothing")

	delete(steps, "0003_bad.sql")
	require.NoError(t, migrateAgain())
	_, err = OpenDB(path)
	require.ErrorContains(t, err, "written by a newer plotmill")
}
