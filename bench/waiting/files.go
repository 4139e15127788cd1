package main

import (
	"fmt"
	"syscall"
)

// allowFiles raises this process's limit of open files, and so its children's, to n at least.
func allowFiles(n int) error {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		return err
	}
	if limit.Cur >= uint64(n) {
		return nil
	}
	if limit.Max < uint64(n) {
		return fmt.Errorf("only %d files may be open, %d are needed: raise the hard limit (ulimit -Hn)", limit.Max, n)
	}
	limit.Cur = uint64(n)
	return syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit)
}
