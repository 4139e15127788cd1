package pdf

import (
	"math"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAppendInt(t *testing.T) {
	for _, v := range []int{0, 1, 9, 10, 99, 100, 101, 999, 1000, 1001, 9999, 10000, 10203, 99999, 100000, 999999, 1000000, 3000000} {
		require.Equal(t, strconv.Itoa(v), string(appendInt(nil, v)))
		require.Equal(t, strconv.Itoa(-v), string(appendInt(nil, -v)))
	}
	for v := range 200000 {
		if string(appendInt(nil, v)) != strconv.Itoa(v) {
			t.Fatal(v)
		}
	}
}

func TestAppendDecimal(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 1: "1", 0.5: "0.5", 0.05: "0.05", 0.0001: "0.0001", 0.00001: "0", 12.3456: "12.3456", 595.28: "595.28", 0.1: "0.1",
	} {
		require.Equal(t, want, string(appendDecimal(nil, v)))
		if want != "0" {
			require.Equal(t, "-"+want, string(appendDecimal(nil, -v)))
		}
	}
}

func TestHundredths(t *testing.T) {
	for v, want := range map[float64]int{
		0: 0, 1: 100, -1: -100, 0.004: 0, 0.005: 1, -0.006: -1, 1e300: farthest, -1e300: -farthest, math.Inf(1): farthest,
	} {
		require.Equal(t, want, hundredths(v), "%v", v)
	}
	require.Zero(t, hundredths(math.NaN()))
}
