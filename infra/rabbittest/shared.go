package rabbittest

import (
	"sync"
	"testing"
)

// Shared is one node for all tests of a package; its zero value is ready.
type Shared struct {
	once sync.Once
	node *Node
	err  error
}

// Node returns the node, which the first call starts.
func (s *Shared) Node(tb testing.TB) *Node {
	tb.Helper()
	s.once.Do(func() { s.node, s.err = start() })
	if s.err != nil {
		tb.Fatalf("rabbittest: %v", s.err)
	}
	return s.node
}

// Main runs the tests of the package and stops the node; its result is for os.Exit.
func (s *Shared) Main(m *testing.M) int {
	code := m.Run()
	s.once.Do(func() {}) // nothing starts any more
	if s.node != nil {
		s.node.stop()
	}
	return code
}
