package infra

import (
	"encoding/base64"
	"fmt"
	"math"
	"strconv"
	"time"
	"unicode/utf8"

	amqp "github.com/rabbitmq/amqp091-go"
)

// typedValue keeps a value of a header table with AMQP's letter of its type ("S64" is a string that is not UTF-8).
func typedValue(value any) (typedField, error) {
	switch v := value.(type) {
	case nil:
		return typedField{Type: "V"}, nil
	case bool:
		return typedField{Type: "t", Value: strconv.FormatBool(v)}, nil
	case string:
		if !utf8.ValidString(v) {
			return typedField{Type: "S64", Value: base64.StdEncoding.EncodeToString([]byte(v))}, nil
		}
		return typedField{Type: "S", Value: v}, nil
	case []byte:
		return typedField{Type: "x", Value: base64.StdEncoding.EncodeToString(v)}, nil
	case time.Time:
		return typedField{Type: "T", Value: strconv.FormatInt(v.Unix(), 10)}, nil
	case amqp.Decimal:
		return typedField{Type: "D", Value: fmt.Sprintf("%d %d", v.Scale, v.Value)}, nil
	case amqp.Table:
		fields, err := typedTable(v)
		return typedField{Type: "F", Fields: fields}, err
	case []any:
		fields, err := typedArray(v)
		return typedField{Type: "A", Fields: fields}, err
	}
	return typedNumber(value)
}

func typedNumber(value any) (typedField, error) {
	switch v := value.(type) {
	case int8:
		return typedInt("b", int64(v)), nil
	case uint8:
		return typedInt("B", int64(v)), nil
	case int16:
		return typedInt("s", int64(v)), nil
	case uint16:
		return typedInt("u", int64(v)), nil
	case int32:
		return typedInt("I", int64(v)), nil
	case uint32:
		return typedInt("i", int64(v)), nil
	case int64:
		return typedInt("l", v), nil
	case int: // what amqp091 writes as I
		return typedInt("I", int64(v)), nil
	case float32:
		return typedField{Type: "f", Value: strconv.FormatUint(uint64(math.Float32bits(v)), 16)}, nil
	case float64:
		return typedField{Type: "d", Value: strconv.FormatUint(math.Float64bits(v), 16)}, nil
	}
	return typedField{}, fmt.Errorf("a header of Go type %T has no AMQP type", value)
}

func typedInt(letter string, v int64) typedField {
	return typedField{Type: letter, Value: strconv.FormatInt(v, 10)}
}

// untyped restores the value, of the Go type that amqp091 reads and writes for the letter.
func (f typedField) untyped() (any, error) {
	switch f.Type {
	case "V":
		return nil, nil
	case "t":
		return strconv.ParseBool(f.Value)
	case "S":
		return f.Value, nil
	case "S64":
		raw, err := base64.StdEncoding.DecodeString(f.Value)
		return string(raw), err
	case "x":
		return base64.StdEncoding.DecodeString(f.Value)
	case "T":
		seconds, err := strconv.ParseInt(f.Value, 10, 64)
		return time.Unix(seconds, 0), err
	case "D":
		var d amqp.Decimal
		_, err := fmt.Sscanf(f.Value, "%d %d", &d.Scale, &d.Value)
		return d, err
	case "F":
		return untypedTable(f.Fields)
	case "A":
		return untypedArray(f.Fields)
	}
	return f.untypedNumber()
}

func (f typedField) untypedNumber() (any, error) {
	switch f.Type {
	case "b":
		return parsed(f.Value, 8, func(v int64) any { return int8(v) })
	case "B":
		return parsed(f.Value, 9, func(v int64) any { return uint8(v) })
	case "s":
		return parsed(f.Value, 16, func(v int64) any { return int16(v) })
	case "u":
		return parsed(f.Value, 17, func(v int64) any { return uint16(v) })
	case "I":
		return parsed(f.Value, 32, func(v int64) any { return int32(v) })
	case "i":
		return parsed(f.Value, 33, func(v int64) any { return uint32(v) })
	case "l":
		return parsed(f.Value, 64, func(v int64) any { return v })
	case "f":
		bits, err := strconv.ParseUint(f.Value, 16, 32)
		return math.Float32frombits(uint32(bits)), err
	case "d":
		bits, err := strconv.ParseUint(f.Value, 16, 64)
		return math.Float64frombits(bits), err
	}
	return nil, fmt.Errorf("unknown header type %q", f.Type)
}

// parsed reads an integer of so many bits; the unsigned ones take one bit more for the sign.
func parsed(text string, bits int, as func(int64) any) (any, error) {
	v, err := strconv.ParseInt(text, 10, bits)
	if err != nil {
		return nil, err
	}
	return as(v), nil
}
