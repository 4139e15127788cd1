package infra

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strconv"
	"time"
	"unicode/utf8"

	amqp "github.com/rabbitmq/amqp091-go"
)

// headerText shows a header of any type as text, for handlers that only read it.
func headerText(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case []byte:
		if utf8.Valid(v) {
			return string(v)
		}
		return base64.StdEncoding.EncodeToString(v)
	case time.Time:
		return v.UTC().Format(time.RFC3339)
	case float32:
		return strconv.FormatFloat(float64(v), 'g', -1, 32)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case amqp.Decimal:
		return decimalText(v)
	case amqp.Table, []any:
		return nestedText(v)
	}
	return fmt.Sprint(value) // bool and integers
}

func decimalText(d amqp.Decimal) string {
	return fmt.Sprintf("%de-%d", d.Value, d.Scale)
}

// nestedText is JSON in which every leaf is text.
func nestedText(value any) string {
	text, err := json.Marshal(leavesAsText(value))
	if err != nil { // can't be: there is only text in it
		return err.Error()
	}
	return string(text)
}

func leavesAsText(value any) any {
	switch v := value.(type) {
	case amqp.Table:
		shown := make(map[string]any, len(v))
		for name, field := range v {
			shown[name] = leavesAsText(field)
		}
		return shown
	case []any:
		shown := make([]any, len(v))
		for i, field := range v {
			shown[i] = leavesAsText(field)
		}
		return shown
	}
	return headerText(value)
}
