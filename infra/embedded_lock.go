package infra

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// lockFile takes the lock that keeps a second process away; the system drops it when this one dies.
func lockFile(path string) (*flock.Flock, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return nil, fmt.Errorf("cannot make the folder of %s: %w", path, err)
	}
	lock := flock.New(path + ".lock")
	held, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("cannot lock %s: %w: check the rights of the folder", lock.Path(), err)
	}
	if !held {
		return nil, fmt.Errorf("%s is in use by another process, which holds %s: stop that one, give this one a file of "+
			"its own (store.url), or run several processes with transport: amqp", path, lock.Path())
	}
	return lock, nil
}
