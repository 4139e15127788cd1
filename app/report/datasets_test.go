package report

import (
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

// Naming columns instead of writing arrays does not change a byte of the document.
func TestDataSetsDrawAsTheirValues(t *testing.T) {
	read := func(text string) *messages.Report {
		spec, err := messages.ReadReport([]byte(text))
		require.NoError(t, err)
		return spec
	}
	named := render(t, read(`{"title": "Sales", "blocks": [
		{"type": "line", "title": "Plan", "data": "s", "x": {"scale": "time"}, "series": [{"x": "month", "y": "plan"}]},
		{"type": "bar", "title": "Towns", "data": "s", "categories": "town", "series": [{"y": "plan"}]}],
		"datasets": {"s": {"csv": "month,town,plan\n2026-01,Tula,10\n2026-02,Omsk,\n2026-03,Perm,12.5\n"}}}`))
	plain := render(t, read(`{"title": "Sales", "blocks": [
		{"type": "line", "title": "Plan", "x": {"scale": "time"}, "series": [{"x": ["2026-01", "2026-02", "2026-03"], "y": [10, null, 12.5]}]},
		{"type": "bar", "title": "Towns", "categories": ["Tula", "Omsk", "Perm"], "series": [{"y": [10, null, 12.5]}]}]}`))
	checkPDF(t, named)
	require.Equal(t, plain.PDF, named.PDF)
	text := pageTexts(t, named.PDF)[0]
	require.Contains(t, text, "Tula")
	require.Contains(t, text, "Omsk")
}
