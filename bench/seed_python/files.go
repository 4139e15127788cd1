// Package seed is the Python system that Plotmill is measured against, in the best form that its libraries allow: aiohttp
// and aio_pika with one reply queue and a table of futures, matplotlib for the pages. It leaves out what costs time:
// nothing is confirmed, persistent or checked.
package seed

import (
	"embed"
	"os"
)

//go:embed *.py
var files embed.FS

// Unpack writes the programs api.py and worker.py, and what they import, into the new folder dir. They need Debian's packages
// python3-aio-pika, python3-aiohttp and python3-matplotlib.
func Unpack(dir string) error { return os.CopyFS(dir, files) }
