package handlers

import (
	"strings"
	"unicode"
)

// maxFileName keeps the header of a long title in a script of many bytes far below what proxies take.
const maxFileName = 100 // characters

// disposition is inline, with a file name from the title: in ASCII for old clients, whole in filename*.
func disposition(title string) string {
	name := fileName(title)
	return `inline; filename="` + asciiName(name) + `.pdf"; filename*=UTF-8''` + percent(name) + `.pdf`
}

// fileName makes of a title what any file system takes: no separators, no reserved or invisible characters.
func fileName(title string) string {
	safe := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?"<>|%`, r), unicode.IsSpace(r):
			return ' '
		case !unicode.IsGraphic(r):
			return -1
		default:
			return r
		}
	}, title)
	runes := []rune(strings.Join(strings.Fields(safe), " "))
	name := strings.Trim(string(runes[:min(len(runes), maxFileName)]), " .")
	if name == "" {
		return "report"
	}
	return name
}

func asciiName(name string) string {
	return strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII {
			return '_'
		}
		return r
	}, name)
}

// percent encodes all but the attr-char of RFC 8187.
func percent(name string) string {
	const hex = "0123456789ABCDEF"
	var out strings.Builder
	for i := 0; i < len(name); i++ {
		b := name[i]
		if b < 0x80 && (unicode.IsLetter(rune(b)) || unicode.IsDigit(rune(b)) || strings.IndexByte("!#$&+-.^_`|~", b) >= 0) {
			out.WriteByte(b)
			continue
		}
		out.Write([]byte{'%', hex[b>>4], hex[b&15]})
	}
	return out.String()
}
