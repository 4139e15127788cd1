package handlers

import "strings"

// splitList splits a header's list at the commas outside of quoted strings.
func splitList(list string) []string {
	return splitUnquoted(list, ',')
}

// cutPreference takes a preference of a list apart: token [ "=" word ] *( ";" parameter ). The parameters are left
// out; none is defined here. An empty value is no value, and what is malformed has no name.
func cutPreference(one string) (name, value string, hasValue bool) {
	name, value, hasValue = strings.Cut(splitUnquoted(one, ';')[0], "=")
	name, value = strings.Trim(name, " \t"), strings.Trim(value, " \t")
	if hasValue && strings.HasPrefix(value, `"`) {
		unquoted, ok := unquote(value)
		if !ok {
			return "", "", false
		}
		value = unquoted
	}
	return name, value, hasValue && value != ""
}

// splitUnquoted splits s at each separator outside of quoted strings.
func splitUnquoted(s string, separator byte) []string {
	var parts []string
	start, quoted := 0, false
	for i := 0; i < len(s); i++ {
		switch {
		case quoted && s[i] == '\\':
			i++ // whatever it is, it ends nothing
		case s[i] == '"':
			quoted = !quoted
		case s[i] == separator && !quoted:
			parts = append(parts, s[start:i])
			start = i + 1
		}
	}
	return append(parts, s[start:])
}

// unquote reads a quoted-string of RFC 9110.
func unquote(s string) (string, bool) {
	var out strings.Builder
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '"':
			return out.String(), i == len(s)-1
		case '\\':
			if i++; i == len(s) {
				return "", false
			}
		}
		out.WriteByte(s[i])
	}
	return "", false
}
