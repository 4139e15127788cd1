package service

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestReadMemory(t *testing.T) {
	m, err := readMemory("Name:\tx\nVmPeak:\t  999 kB\nVmHWM:\t   20480 kB\nVmRSS:\t   10240 kB\nThreads:\t7\n")
	require.NoError(t, err)
	require.Equal(t, Memory{Now: 10, Peak: 20}, m)

	_, err = readMemory("Name:\tx\n")
	require.ErrorContains(t, err, "VmRSS")
}

func TestEnvironmentNamesTheTransport(t *testing.T) {
	env := Settings{Roles: "api", BrokerURL: "amqp://broker/", More: []string{"PLOTMILL_HTTP_WAIT=1m"}}.environment("dir", "api0", "127.0.0.1:1")
	require.Contains(t, env, "PLOTMILL_AMQP_URL=amqp://broker/")
	require.Equal(t, "PLOTMILL_HTTP_WAIT=1m", env[len(env)-1])
	require.Contains(t, env, "PLOTMILL_STORE_URL=sqlite:dir/api0.db")
}
