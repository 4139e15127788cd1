package messages

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
)

// beyondSchema are the files of testdata/bad whose mistakes a schema has no words for.
var beyondSchema = map[string]string{
	"data_columns.txt":        "columns that depend on their use",
	"data_csv.txt":            "what stands in a text",
	"data_doubled.txt":        "doubled fields",
	"data_lengths.txt":        "lengths that must agree",
	"data_without_sets.txt":   "names that refer to others",
	"area_stacks.txt":         "sums, and values that depend on the stack",
	"area_data.txt":           "values that must agree",
	"area_x.txt":              "values that must agree",
	"doubled_field.txt":       "a doubled field",
	"log_scale.txt":           "values that depend on the scale",
	"mixed_times.txt":         "items that must agree",
	"negative_percent.txt":    "values that depend on the stack",
	"nothing_to_draw.txt":     "at least one number among nulls",
	"row_widths.txt":          "lists that must agree",
	"pie_sums.txt":            "sums",
	"stacked_too_high.txt":    "sums",
	"times_out_of_range.txt":  "values that depend on the scale",
	"times_without_scale.txt": "values that depend on the scale",
}

func TestTheSchemaAgreesWithTheReader(t *testing.T) {
	compiled := compiledSchema(t)
	require.NoError(t, compiled.Validate(decoded(t, fullSpec(t))))
	for _, file := range badFiles(t) {
		spec, _ := readBad(t, file)
		_, err := ReadReport(spec)
		if syntax := (*SyntaxError)(nil); errors.As(err, &syntax) {
			continue
		}
		_, beyond := beyondSchema[filepath.Base(file)]
		require.Equal(t, beyond, compiled.Validate(decoded(t, spec)) == nil, file)
	}
}

// Every list of beyondSchema names a file, so that none outlives it.
func TestWhatIsBeyondTheSchemaExists(t *testing.T) {
	for file := range beyondSchema {
		require.FileExists(t, filepath.Join("testdata/bad", file))
	}
}

// Each table of fields has the same names and the same required ones as its part of the schema, and the other way
// round; each struct has a field for each name.
func TestTheSchemaHasTheReadersFields(t *testing.T) {
	for part, fields := range readerFields() {
		object := schemaPart(t, part)
		require.ElementsMatch(t, fields.names, slices.Collect(maps.Keys(object.Properties)), part)
		require.ElementsMatch(t, fields.required, object.Required, part)
		require.Equal(t, false, object.AdditionalProperties, part)
		for _, name := range fields.names {
			_, found := fields.into.FieldByName(strings.ToUpper(name[:1]) + name[1:])
			require.True(t, found || onlyRead(name), "%s.%s", part, name)
		}
		require.Equal(t, structFields(fields.into), len(slices.DeleteFunc(fields.names, onlyRead)), "fields of %s", fields.into)
	}
}

// onlyRead tells of fields that a report does not keep: the reader fills in the data that they name.
func onlyRead(name string) bool { return name == "type" || name == "data" || name == "datasets" }

// Every object of the schema is read by some table.
func TestTheSchemaHasNoOtherObjects(t *testing.T) {
	var all struct {
		Defs map[string]schemaObject `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal(Schema(), &all))
	known := readerFields()
	for name, object := range all.Defs {
		if object.Properties != nil {
			require.Contains(t, known, name)
		}
	}
}

func TestTheSchemaNamesTheBlocks(t *testing.T) {
	var inRows []blockKind
	for _, kind := range blockKinds() {
		if !kind.notInRow {
			inRows = append(inRows, kind)
		}
	}
	require.ElementsMatch(t, blockNames(blockKinds()), namedBlocks(t, "block"))
	require.ElementsMatch(t, blockNames(inRows), namedBlocks(t, "rowBlock"))
}

func namedBlocks(t *testing.T, part string) (types []string) {
	t.Helper()
	for _, ref := range schemaPart(t, part).OneOf {
		types = append(types, strings.TrimPrefix(ref.Ref, "#/$defs/"))
	}
	return types
}

type fieldsOf struct {
	names, required []string
	into            reflect.Type
}

// readerFields are the reader's tables, by the schema's name of each object; "" is the report.
func readerFields() map[string]fieldsOf {
	return map[string]fieldsOf{
		"":                tableOf[Report](reportFields),
		"page":            tableOf[Page](pageFields),
		"text":            tableOf[Text](textFields),
		"line":            tableOf[Line](xyFields),
		"area":            tableOf[Area](areaFields),
		"pie":             tableOf[Pie](pieFields),
		"slice":           tableOf[Slice](sliceFields),
		"scatter":         tableOf[Scatter](xyFields),
		"pointSeries":     tableOf[XYSeries](xySeriesFields),
		"bar":             tableOf[Bar](barFields),
		"barSeries":       tableOf[BarSeries](barSeriesFields),
		"histogram":       tableOf[Histogram](histogramFields),
		"histogramSeries": tableOf[HistogramSeries](histogramSeriesFields),
		"table":           tableOf[Table](tableFields),
		"kpis":            tableOf[KPIs](kpisFields),
		"kpi":             tableOf[KPI](kpiFields),
		"row":             tableOf[Row](rowFields()),
		"page_break":      tableOf[PageBreak](pageBreakFields),
		"column":          tableOf[Column](tableColumnFields),
		"xAxis":           tableOf[Axis](xAxis.fields()),
		"yAxis":           tableOf[Axis](yAxis.fields()),
		"linearAxis":      tableOf[Axis](barAxis.fields()),
	}
}

func tableOf[Into, T any](fields []objectField[T]) fieldsOf {
	of := fieldsOf{names: fieldNames(fields), into: reflect.TypeFor[Into]()}
	for _, f := range fields {
		if f.required {
			of.required = append(of.required, f.name)
		}
	}
	return of
}

// structFields counts the fields of a struct and of what is embedded in it.
func structFields(of reflect.Type) int {
	n := 0
	for _, f := range reflect.VisibleFields(of) {
		if !f.Anonymous {
			n++
		}
	}
	return n
}

type schemaObject struct {
	Properties           map[string]any `json:"properties"`
	Required             []string       `json:"required"`
	AdditionalProperties any            `json:"additionalProperties"`
	OneOf                []struct {
		Ref string `json:"$ref"`
	} `json:"oneOf"`
}

func schemaPart(t *testing.T, name string) schemaObject {
	t.Helper()
	var all struct {
		schemaObject
		Defs map[string]schemaObject `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal(Schema(), &all))
	if name == "" {
		return all.schemaObject
	}
	require.Contains(t, all.Defs, name)
	return all.Defs[name]
}

func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	require.NoError(t, compiler.AddResource("http://plotmill/v1/schema/report.json", decoded(t, Schema())))
	compiled, err := compiler.Compile("http://plotmill/v1/schema/report.json")
	require.NoError(t, err)
	return compiled
}

func decoded(t *testing.T, data []byte) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	require.NoError(t, err)
	return value
}
