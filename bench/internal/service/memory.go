package service

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
)

// Memory is a process's resident memory in MB: now, and at its highest so far.
type Memory struct{ Now, Peak float64 }

var statusLine = regexp.MustCompile(`(?m)^(VmRSS|VmHWM):\s+(\d+) kB$`)

// Memory reads it from /proc, so only Linux has it.
func (s *Service) Memory() (Memory, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.PID()))
	if err != nil {
		return Memory{}, fmt.Errorf("memory of process %d: %w", s.PID(), err)
	}
	return readMemory(string(status))
}

func readMemory(status string) (m Memory, err error) {
	found := statusLine.FindAllStringSubmatch(status, -1)
	if len(found) != 2 {
		return m, fmt.Errorf("/proc/…/status has %d of the lines VmRSS and VmHWM", len(found))
	}
	for _, line := range found {
		kilobytes, err := strconv.Atoi(line[2])
		if err != nil {
			return m, err
		}
		if line[1] == "VmRSS" {
			m.Now = float64(kilobytes) / 1024
		} else {
			m.Peak = float64(kilobytes) / 1024
		}
	}
	return m, nil
}
