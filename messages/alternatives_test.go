package messages

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
)

// BenchmarkAlternatives does parts of ReadReport's work with the readers that were weighed against our own
// (docs/decisions/0002): none of these checks a spec, finds a pointer or keeps a value.
func BenchmarkAlternatives(b *testing.B) {
	spec := []byte(usualSpec())
	for name, read := range map[string]func([]byte) error{
		"ReadReport":                 func(data []byte) error { _, err := ReadReport(data); return err },
		"encoding/json valid":        validOnly,
		"encoding/json tokens":       encodingJSONTokens,
		"encoding/json into structs": intoStructs,
		"jsontext valid":             jsontextValid,
		"jsontext tokens":            jsontextTokens,
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(spec)))
			b.ReportAllocs()
			for b.Loop() {
				if err := read(spec); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func validOnly(data []byte) error {
	if !json.Valid(data) {
		return errors.New("not valid")
	}
	return nil
}

func encodingJSONTokens(data []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// intoStructs is the usual way, with pointers for null.
func intoStructs(data []byte) error {
	var report struct {
		Title  string `json:"title"`
		Lang   string `json:"lang"`
		Blocks []struct {
			Type       string   `json:"type"`
			Title      string   `json:"title"`
			Bins       int      `json:"bins"`
			Categories []string `json:"categories"`
			Series     []struct {
				Name   string     `json:"name"`
				X      []*float64 `json:"x"`
				Y      []*float64 `json:"y"`
				Values []*float64 `json:"values"`
			} `json:"series"`
		} `json:"blocks"`
	}
	return json.Unmarshal(data, &report)
}

func jsontextValid(data []byte) error {
	if !jsontext.Value(data).IsValid() {
		return errors.New("not valid")
	}
	return nil
}

// jsontextTokens also makes each number a float64.
func jsontextTokens(data []byte) error {
	decoder := jsontext.NewDecoder(bytes.NewBuffer(data))
	for {
		token, err := decoder.ReadToken()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if token.Kind() == '0' {
			token.Float()
		}
	}
}
