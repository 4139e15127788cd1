package infra

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"plotmill/messages"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Tx is a transaction as one write sees it. It begins with the first statement, so a write that executes none costs
// none. It ends with the function that it was given to.
type Tx struct {
	writer  *dbWriter
	path    string
	durable Durability
	shared  bool // with other writes: each gets a savepoint
	begun   bool
	wrote   bool  // or tried to
	marked  bool  // the running write has its savepoint
	broken  error // SQLite may have rolled back everything: nothing of this transaction can be kept

	committed, undone []func()
}

// OnCommit has f called in the writer goroutine when the transaction is committed.
func (tx *Tx) OnCommit(f func()) { tx.committed = append(tx.committed, f) }

// OnRollback has f called in the writer goroutine if the write or its transaction fails; the last registered first.
func (tx *Tx) OnRollback(f func()) { tx.undone = append(tx.undone, f) }

// Exec executes a statement, which is prepared once.
func (tx *Tx) Exec(query string, args ...any) (sql.Result, error) {
	if err := tx.begin(); err != nil {
		return nil, err
	}
	result, err := tx.writer.exec(query, args...)
	if err != nil {
		return nil, tx.fail(err)
	}
	return result, nil
}

func (tx *Tx) begin() error {
	switch {
	case tx.broken != nil:
		return tx.broken
	case !tx.begun:
		tx.wrote = true
		if err := tx.writer.begin(tx.durable); err != nil {
			return tx.fail(err)
		}
		tx.begun = true
	}
	if !tx.shared || tx.marked {
		return nil
	}
	if _, err := tx.writer.exec("SAVEPOINT part"); err != nil {
		return tx.fail(err)
	}
	tx.marked = true
	return nil
}

// fail makes SQLite's error ours. After any but a violated constraint SQLite may have rolled back by itself.
func (tx *Tx) fail(err error) error {
	if failed := (*sqlite.Error)(nil); errors.As(err, &failed) && failed.Code()&0xff == sqlite3.SQLITE_CONSTRAINT {
		return fmt.Errorf("%s: %w", tx.path, err)
	}
	tx.broken = fmt.Errorf("%w: %s: %w", messages.ErrUnavailable, tx.path, err)
	return tx.broken
}

// part runs one write; if it fails nothing of it is left.
func (tx *Tx) part(do func(*Tx) error) error {
	if tx.broken != nil {
		return tx.broken
	}
	committed, undone := len(tx.committed), len(tx.undone)
	err := do(tx)
	if err != nil {
		tx.undo(undone)
		tx.committed = tx.committed[:committed]
	}
	return errors.Join(err, tx.leave(err != nil))
}

// leave ends the running write's savepoint. A write that is alone has none: then the transaction itself goes.
func (tx *Tx) leave(failed bool) error {
	if failed && tx.begun && !tx.shared {
		tx.rollback()
	}
	if !tx.marked || tx.isBroken() {
		return nil
	}
	tx.marked = false
	if failed {
		if _, err := tx.writer.exec("ROLLBACK TO part"); err != nil {
			return tx.fail(err)
		}
	}
	if _, err := tx.writer.exec("RELEASE part"); err != nil {
		return tx.fail(err)
	}
	return nil
}

func (tx *Tx) isBroken() bool { return tx.broken != nil }

// end commits, or undoes everything if it can't.
func (tx *Tx) end() error {
	if tx.begun && tx.broken == nil {
		if _, err := tx.writer.exec("COMMIT"); err != nil {
			_ = tx.fail(err)
		}
	}
	if tx.broken != nil {
		tx.rollback()
		tx.undo(0)
		return tx.broken
	}
	for _, f := range tx.committed {
		f()
	}
	return nil
}

func (tx *Tx) undo(from int) {
	for _, f := range slices.Backward(tx.undone[from:]) {
		f()
	}
	tx.undone = tx.undone[:from]
}

// rollback ignores that SQLite may have rolled back already.
func (tx *Tx) rollback() {
	if tx.begun {
		_, _ = tx.writer.conn.ExecContext(context.Background(), "ROLLBACK")
	}
	tx.begun, tx.marked = false, false
}
