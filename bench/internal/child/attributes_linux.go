package child

import "syscall"

// attributes put the child into a group of its own. Linux ends it when we die, even by kill -9; the flag follows the
// thread that starts it, and Go keeps its main threads.
func attributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGTERM}
}
