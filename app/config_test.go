package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func noEnvironment(string) (string, bool) { return "", false }

func environment(vars map[string]string) func(string) (string, bool) {
	return func(k string) (string, bool) { v, ok := vars[k]; return v, ok }
}

func TestShippedConfigHoldsEverySettingAtItsDefault(t *testing.T) {
	data, err := os.ReadFile("../config.yaml")
	require.NoError(t, err)
	var c Config
	known := settings(&c)
	require.NoError(t, readYAML(known, "config.yaml", data))
	require.NotContains(t, string(data), "\t")
	want := DefaultConfig()
	for i, s := range settings(&want) {
		require.Equal(t, s.value.String(), known[i].value.String(), s.key)
		name := s.key[strings.LastIndex(s.key, ".")+1:]
		require.Regexp(t, `(?m)^ *`+name+`:( |$)`, string(data), "%s has no line in config.yaml", s.key)
	}
	require.Equal(t, want, c)
}

func TestEveryMistakenFileIsNamed(t *testing.T) {
	files, err := filepath.Glob("testdata/config/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			_, err = LoadConfig(file, noEnvironment, nil)
			require.Error(t, err)
			for line := range strings.SplitSeq(string(data), "\n") {
				if want, ok := strings.CutPrefix(line, "# want: "); ok {
					require.ErrorContains(t, err, want)
				}
			}
		})
	}
}

func TestOrderIsDefaultsFileEnvironmentFlags(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.yaml")
	require.NoError(t, os.WriteFile(file, []byte("http: {wait: 2s, addr: ':1'}\nroles: [api, worker]\nworker: {retries: 7}"), 0o600))
	env := environment(map[string]string{"PLOTMILL_HTTP_WAIT": "3s", "PLOTMILL_WORKER_RETRIES": "8"})
	c, err := LoadConfig(file, env, map[string]string{"worker.retries": "9"})
	require.NoError(t, err)
	require.Equal(t, ":1", c.HTTP.Addr)
	require.Equal(t, "3s", c.HTTP.Wait.String())
	require.EqualValues(t, 9, c.Worker.Retries)
	require.Equal(t, "embedded", c.Transport)
}

func TestSecretsStayOutOfErrorsAndText(t *testing.T) {
	env := environment(map[string]string{"PLOTMILL_AMQP_URL": "http://user:hunter2@host"})
	_, err := LoadConfig("", env, nil)
	require.ErrorContains(t, err, "PLOTMILL_AMQP_URL")
	require.NotContains(t, err.Error(), "hunter2")
	require.Equal(t, "amqp://u:<secret>@h/v", redactURL("amqp://u:hunter2@h/v"))
}

func TestSettingsThatDoNotFitTogether(t *testing.T) {
	amqp := map[string]string{"PLOTMILL_TRANSPORT": "amqp", "PLOTMILL_HTTP_MAX_BODY": "64MiB"}
	_, err := LoadConfig("", environment(amqp), nil)
	require.ErrorContains(t, err, "http.max_body: RabbitMQ takes messages of at most 16MiB")
	_, err = LoadConfig("", environment(map[string]string{"PLOTMILL_HTTP_MAX_INFLIGHT_BYTES": "32MiB"}), nil)
	require.ErrorContains(t, err, "http.max_inflight_bytes: must be more than twice http.max_body")
	_, err = LoadConfig("", environment(map[string]string{"PLOTMILL_AMQP_URL": "amqp://u:p@h:99999999/"}), nil)
	require.ErrorContains(t, err, "PLOTMILL_AMQP_URL: must be amqp://")
}

func TestNoFileIsFineUnlessNamed(t *testing.T) {
	t.Chdir(t.TempDir())
	_, err := LoadConfig("", noEnvironment, nil)
	require.NoError(t, err)
	_, err = LoadConfig("nope.yaml", noEnvironment, nil)
	require.ErrorContains(t, err, "nope.yaml")
}

func FuzzReadYAMLNeverPanics(f *testing.F) {
	f.Add("http: {wait: 10s}")
	f.Add("a: &a [*a]\n")
	f.Add("- 1")
	f.Add("roles: [api, {x: y}]")
	f.Fuzz(func(_ *testing.T, doc string) {
		var c Config
		_ = readYAML(settings(&c), "fuzz.yaml", []byte(doc))
	})
}
