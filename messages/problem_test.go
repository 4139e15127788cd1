package messages

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// The wire form of a problem is a promise to clients: a change of testdata/problem.json breaks them.
func TestTheWireFormOfAProblem(t *testing.T) {
	id := "0190f3a1-7c5e-7d3a-9b1f-0123456789ab"
	mistakes := &Mistakes{List: []Mistake{{"/blocks/0/type", `unknown block type "barr"`}}, Total: 1}
	problem := Problem{
		Type: "/problems/invalid-spec", Title: "The report's spec is not valid", Status: 422,
		Detail: mistakes.Error(), Instance: "/v1/reports",
		Errors: mistakes.List, ErrorsTotal: mistakes.Total,
		ReportID: id, PoisonID: PoisonID(id, 0),
	}
	golden, err := os.ReadFile("testdata/problem.json")
	require.NoError(t, err)
	got, err := json.MarshalIndent(problem, "", "  ")
	require.NoError(t, err)
	require.Equal(t, string(golden), string(got)+"\n")

	var back Problem
	require.NoError(t, json.Unmarshal(golden, &back))
	require.Equal(t, problem, back)
}

func TestAProblemLeavesOutWhatItDoesNotSay(t *testing.T) {
	got, err := json.Marshal(Problem{Type: "/problems/too-large", Title: "Too large", Status: 413})
	require.NoError(t, err)
	require.JSONEq(t, `{"type": "/problems/too-large", "title": "Too large", "status": 413}`, string(got))
}
