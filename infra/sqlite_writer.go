package infra

import (
	"context"
	"database/sql"
	"errors"
)

// dbWriter is the one connection that writes, with its prepared statements. Only one goroutine uses it.
type dbWriter struct {
	conn       *sql.Conn
	statements map[string]*sql.Stmt
	synced     Durability // what the connection is set to
}

func (w *dbWriter) exec(query string, args ...any) (sql.Result, error) {
	ctx := context.Background() // one that can end would cost a goroutine a statement
	statement := w.statements[query]
	if statement == nil {
		var err error
		if statement, err = w.conn.PrepareContext(ctx, query); err != nil {
			return nil, err
		}
		w.statements[query] = statement
	}
	return statement.ExecContext(ctx, args...)
}

// begin sets how the transaction is to reach the disk, which can't be changed within it.
func (w *dbWriter) begin(durable Durability) error {
	if w.synced != durable {
		pragma := "PRAGMA synchronous=NORMAL"
		if durable {
			pragma = "PRAGMA synchronous=FULL"
		}
		if _, err := w.conn.ExecContext(context.Background(), pragma); err != nil {
			return err
		}
		w.synced = durable
	}
	_, err := w.exec("BEGIN IMMEDIATE")
	return err
}

func (w *dbWriter) close() error {
	var all error
	for _, statement := range w.statements {
		all = errors.Join(all, statement.Close())
	}
	return errors.Join(all, w.conn.Close())
}
