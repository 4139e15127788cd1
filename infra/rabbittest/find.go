package rabbittest

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
)

var errNoServer = errors.New("no RabbitMQ server found: install one, on Debian and Ubuntu with " +
	"`apt-get install rabbitmq-server`, on macOS with `brew install rabbitmq`")

// binFolder finds the folder of rabbitmq-server and rabbitmqctl. What Debian has in $PATH changes to its own user and
// can't run a private node, so its real scripts come first.
func binFolder() (string, error) {
	for _, folder := range []string{
		"/usr/lib/rabbitmq/bin", "/opt/homebrew/opt/rabbitmq/sbin", "/usr/local/opt/rabbitmq/sbin",
		"/opt/homebrew/sbin", "/usr/local/sbin",
	} {
		if _, err := os.Stat(filepath.Join(folder, "rabbitmq-server")); err == nil {
			return folder, nil
		}
	}
	found, err := exec.LookPath("rabbitmq-server")
	if err != nil {
		return "", errNoServer
	}
	return filepath.Dir(found), nil
}
