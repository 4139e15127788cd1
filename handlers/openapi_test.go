package handlers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"
	"github.com/pb33f/libopenapi"
	"github.com/pb33f/libopenapi/datamodel"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

// served is the document as clients get it.
func served(t *testing.T) []byte {
	t.Helper()
	s := newServer(t, accepts, func(d *Deps) { d.Schema = messages.Schema() })
	return s.get("/openapi.json").Body.Bytes()
}

// at walks into a decoded JSON document.
func at(t *testing.T, v any, path ...string) any {
	t.Helper()
	for _, key := range path {
		next, ok := v.(map[string]any)[key]
		require.True(t, ok, "no %q in %v", key, path)
		v = next
	}
	return v
}

func decoded(t *testing.T, data []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	require.NoError(t, err)
	return v
}

func TestTheDescriptionIsOpenAPI(t *testing.T) {
	doc, err := libopenapi.NewDocument(served(t))
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(doc.GetVersion(), "3.1"))
	model, err := doc.BuildV3Model()
	require.NoError(t, err, "every reference has its target")
	require.Empty(t, model.Index.GetReferenceIndexErrors())
	require.Equal(t, "Plotmill", model.Model.Info.Title)

	compiler := jsonschema.NewCompiler()
	require.NoError(t, compiler.AddResource("oas.json", decoded(t, []byte(datamodel.OpenAPI31SchemaData))))
	require.NoError(t, compiler.MustCompile("oas.json").Validate(decoded(t, served(t))))
}

func TestTheDescriptionHasTheRoutesAndNoOthers(t *testing.T) {
	var registered, described []string
	for _, route := range newServer(t, accepts).Handler.(*gin.Engine).Routes() {
		if route.Method != http.MethodHead { // goes with each GET
			registered = append(registered, route.Method+" "+route.Path)
		}
	}
	for path, item := range at(t, decoded(t, served(t)), "paths").(map[string]any) {
		for method := range item.(map[string]any) {
			described = append(described, strings.ToUpper(method)+" "+path)
		}
	}
	require.ElementsMatch(t, registered, described)
}

func TestTheDescriptionHasTheFieldsOfTheTypes(t *testing.T) {
	doc := decoded(t, served(t))
	for name, value := range map[string]any{
		"Problem": messages.Problem{}, "Mistake": messages.Mistake{}, "Accepted": Accepted{}, "Links": Links{}, "Readiness": Readiness{},
	} {
		schema := at(t, doc, "components", "schemas", name)
		var fields, required []string
		for _, field := range reflect.VisibleFields(reflect.TypeOf(value)) {
			key, option, _ := strings.Cut(field.Tag.Get("json"), ",")
			fields = append(fields, key)
			if option == "" {
				required = append(required, key)
			}
			property := at(t, schema, "properties", key).(map[string]any)
			if want := jsonType(field.Type); property["$ref"] == nil {
				require.Equal(t, want, property["type"], "%s.%s", name, key)
			}
		}
		require.ElementsMatch(t, fields, keys(at(t, schema, "properties")), name)
		require.ElementsMatch(t, required, texts(at(t, schema, "required")), name)
	}
}

func jsonType(t reflect.Type) string {
	return map[reflect.Kind]string{reflect.String: "string", reflect.Int: "integer", reflect.Bool: "boolean",
		reflect.Slice: "array", reflect.Struct: "object"}[t.Kind()]
}

func keys(v any) []string {
	var all []string
	for key := range v.(map[string]any) {
		all = append(all, key)
	}
	return all
}

func texts(v any) []string {
	var all []string
	for _, one := range v.([]any) {
		all = append(all, one.(string))
	}
	return all
}

// Every status that the table of problems can give is in the description, and its title is the one of an example or
// can stand in its place.
func TestTheDescriptionHasEveryStatus(t *testing.T) {
	doc := decoded(t, served(t))
	responses := keys(at(t, doc, "paths", "/v1/reports", "post", "responses"))
	for _, row := range problems() {
		if s := row.problem.Status; s != http.StatusNotFound && s != http.StatusMethodNotAllowed { // said once for all
			require.Contains(t, responses, fmt.Sprint(s), row.problem.Type)
		}
	}
	require.Subset(t, responses, []string{"200", "202", "422", "500"})
}

func TestTheExamplesFitTheirSchemas(t *testing.T) {
	doc := decoded(t, served(t))
	compiler := jsonschema.NewCompiler()
	require.NoError(t, compiler.AddResource("doc.json", doc))
	count := 0
	eachMedia(doc, func(media map[string]any) {
		ref, _ := media["schema"].(map[string]any)["$ref"].(string)
		examples, _ := media["examples"].(map[string]any)
		for name, example := range examples {
			schema := compiler.MustCompile("doc.json" + ref)
			value := example.(map[string]any)["value"]
			require.NoError(t, schema.Validate(value), "%s of %s", name, ref)
			if strings.HasSuffix(ref, "/Report") {
				requireSpec(t, value)
			}
			count++
		}
	})
	require.Greater(t, count, 10)
}

func requireSpec(t *testing.T, v any) {
	t.Helper()
	data, err := json.Marshal(v)
	require.NoError(t, err)
	_, err = messages.ReadReport(data)
	require.NoError(t, err)
}

// eachMedia visits every media type object: what has a schema and stands under "content".
func eachMedia(v any, visit func(map[string]any)) {
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			eachMedia(one, visit)
		}
	case map[string]any:
		if content, ok := v["content"].(map[string]any); ok {
			for _, media := range content {
				visit(media.(map[string]any))
			}
		}
		for _, one := range v {
			eachMedia(one, visit)
		}
	}
}

func TestTheSchemaIsInsideTheDescription(t *testing.T) {
	doc := decoded(t, newServer(t, accepts).get("/openapi.json").Body.Bytes())
	require.Equal(t, "#/components/schemas/Report.a", at(t, doc, "components", "schemas", "Report", "properties", "a", "$ref"))
	require.Equal(t, "string", at(t, doc, "components", "schemas", "Report.a", "type"))
	require.NotContains(t, keys(at(t, doc, "components", "schemas", "Report")), "$defs")
	_, err := Routes(Deps{Schema: []byte("[")})
	require.ErrorContains(t, err, "schema")
}

// The problem examples are the real ones, as far as they come from the table.
func TestTheExamplesOfProblemsAreReal(t *testing.T) {
	table := map[string]messages.Problem{}
	for _, row := range problems() {
		table[row.problem.Type] = row.problem
	}
	eachMedia(decoded(t, served(t)), func(media map[string]any) {
		examples, _ := media["examples"].(map[string]any)
		for _, example := range examples {
			data, err := json.Marshal(example.(map[string]any)["value"])
			require.NoError(t, err)
			var p messages.Problem
			if json.Unmarshal(data, &p) != nil || table[p.Type].Type == "" {
				continue
			}
			want := table[p.Type]
			want.Instance, want.ReportID = p.Instance, p.ReportID
			require.Equal(t, want, p)
		}
	})
}
