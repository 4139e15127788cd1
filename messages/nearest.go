package messages

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

const maxShown = 40 // characters of a wrong name that are worth comparing and showing

// nearest finds the known name that was most likely meant, or "". Case counts for nothing here, as it is the commonest
// slip; two letters changed places are a distance of 2.
func nearest(name string, known []string) string {
	if len(name) > maxShown {
		return ""
	}
	best, least := "", 0
	for _, k := range known {
		distance := levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(k))
		if distance <= min(len(k)/2, max(2, len(k)/3)) && (best == "" || distance < least) {
			best, least = k, distance
		}
	}
	return best
}

// quoted shows a text of the client's, cut to a length that a message can bear.
func quoted(text string) string {
	if utf8.RuneCountInString(text) <= maxShown {
		return strconv.Quote(text)
	}
	return strconv.Quote(string([]rune(text)[:maxShown]) + "…")
}

// listedShort lists the first of names that only a mistake wants to show.
func listedShort(names []string) string {
	const most = 10
	shown := make([]string, min(len(names), most))
	for i := range shown {
		shown[i] = quoted(names[i])
	}
	if len(names) > most {
		return strings.Join(shown, ", ") + " and " + grouped(len(names)-most) + " more"
	}
	if len(shown) < 2 {
		return strings.Join(shown, "")
	}
	return strings.Join(shown[:len(shown)-1], ", ") + " and " + shown[len(shown)-1]
}

// listed joins names as a sentence does: "a", "b" or "c".
func listed(names []string, last string) string {
	var b strings.Builder
	for i, name := range names {
		switch {
		case i > 0 && i == len(names)-1:
			b.WriteString(" " + last + " ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(strconv.Quote(name))
	}
	return b.String()
}
