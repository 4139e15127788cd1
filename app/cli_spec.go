package app

import (
	"io"
	"os"

	"plotmill/messages"
)

// readSpec reads the spec in the named file; "-" is standard input.
func readSpec(s Streams, name string) (*messages.Report, error) {
	data, err := readInput(s, name)
	if err != nil {
		return nil, err
	}
	return messages.ReadReport(data)
}

func readInput(s Streams, name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(s.In)
	}
	return os.ReadFile(name)
}
