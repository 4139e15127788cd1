package app

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The arrows of the house: who may import whom among our own packages, by the first folder that fits.
var arrows = []struct {
	folder string
	may    []string
}{
	{"plotmill/messages", []string{"plotmill/messages"}},
	{"plotmill/handlers", []string{"plotmill/messages", "plotmill/handlers"}},
	{"plotmill/infra", []string{"plotmill/messages", "plotmill/infra"}},
	{"plotmill/app/report", []string{"plotmill/messages", "plotmill/app/report"}},
	{"plotmill/app", []string{"plotmill/messages", "plotmill/handlers", "plotmill/infra", "plotmill/app"}},
	{"plotmill/bench", []string{"plotmill/bench"}},
	{"plotmill/examples", nil},
	{"plotmill", []string{"plotmill/app"}},
}

// messages is a language: it must not know of transport, HTTP or storage.
var strangers = []string{"net/http", "database/sql", "github.com/ThreeDotsLabs/", "github.com/gin-gonic/", "github.com/rabbitmq/", "modernc.org/"}

type goPackage struct {
	ImportPath string   `json:"ImportPath"`
	Imports    []string `json:"Imports"`
}

func TestImportArrows(t *testing.T) {
	for _, p := range packages(t) {
		may := allowed(t, p.ImportPath)
		for _, imported := range p.Imports {
			if under(imported, "plotmill") && !anyFolder(imported, may) {
				t.Errorf("%s imports %s; it may import %s", p.ImportPath, imported, strings.Join(may, ", "))
			}
		}
	}
}

func TestMessagesKnowsNoCarrier(t *testing.T) {
	for _, p := range packages(t) {
		if !under(p.ImportPath, "plotmill/messages") {
			continue
		}
		for _, imported := range p.Imports {
			for _, s := range strangers {
				require.False(t, strings.HasPrefix(imported, s), "%s imports %s", p.ImportPath, imported)
			}
		}
	}
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", "plotmill/...").Output()
	require.NoError(t, err)
	var all []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var p goPackage
		require.NoError(t, d.Decode(&p))
		all = append(all, p)
	}
	require.NotEmpty(t, all)
	return all
}

func allowed(t *testing.T, path string) []string {
	t.Helper()
	for _, a := range arrows {
		if under(path, a.folder) {
			return a.may
		}
	}
	t.Fatalf("%s stands in no folder of the house", path)
	return nil
}

func anyFolder(path string, folders []string) bool {
	for _, f := range folders {
		if under(path, f) {
			return true
		}
	}
	return false
}

func under(path, folder string) bool { return path == folder || strings.HasPrefix(path, folder+"/") }
