package infra

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"

	amqp "github.com/rabbitmq/amqp091-go"
)

// typedField is one field of an AMQP table in JSON. The type is AMQP's own letter; a scalar stands as text in V, an
// array or a table in F. What is not UTF-8 is kept in base64.
type typedField struct {
	Name   string       `json:"n,omitempty"`
	Name64 string       `json:"n64,omitempty"`
	Type   string       `json:"t"`
	Value  string       `json:"v,omitempty"`
	Fields []typedField `json:"f,omitempty"`
}

// encodeTable writes a header table as JSON that decodeTable restores exactly, types and all.
func encodeTable(table amqp.Table) (string, error) {
	fields, err := typedTable(table)
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(fields)
	return string(text), err
}

func decodeTable(text string) (amqp.Table, error) {
	var fields []typedField
	if err := json.Unmarshal([]byte(text), &fields); err != nil {
		return nil, err
	}
	return untypedTable(fields)
}

func typedTable(table amqp.Table) ([]typedField, error) {
	fields := make([]typedField, 0, len(table))
	for _, name := range slices.Sorted(maps.Keys(table)) {
		field, err := typedValue(table[name])
		if err != nil {
			return nil, fmt.Errorf("%q: %w", name, err)
		}
		if utf8.ValidString(name) {
			field.Name = name
		} else {
			field.Name64 = base64.StdEncoding.EncodeToString([]byte(name))
		}
		fields = append(fields, field)
	}
	return fields, nil
}

func untypedTable(fields []typedField) (amqp.Table, error) {
	table := make(amqp.Table, len(fields))
	for _, field := range fields {
		name := field.Name
		if field.Name64 != "" {
			raw, err := base64.StdEncoding.DecodeString(field.Name64)
			if err != nil {
				return nil, err
			}
			name = string(raw)
		}
		value, err := field.untyped()
		if err != nil {
			return nil, fmt.Errorf("%q: %w", name, err)
		}
		table[name] = value
	}
	return table, nil
}

func typedArray(array []any) ([]typedField, error) {
	fields := make([]typedField, len(array))
	for i, value := range array {
		field, err := typedValue(value)
		if err != nil {
			return nil, fmt.Errorf("[%d]: %w", i, err)
		}
		fields[i] = field
	}
	return fields, nil
}

func untypedArray(fields []typedField) ([]any, error) {
	var array []any // an empty one is nil, as amqp091 reads it
	for i, field := range fields {
		value, err := field.untyped()
		if err != nil {
			return nil, fmt.Errorf("[%d]: %w", i, err)
		}
		array = append(array, value)
	}
	return array, nil
}
