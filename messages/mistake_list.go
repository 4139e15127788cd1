package messages

import "slices"

// mistakeList keeps the first MaxMistakes mistakes in the order of the document, in whatever order they are found,
// and counts all. So a million mistakes take no more memory than a hundred.
type mistakeList struct {
	kept  []keptMistake
	total int
}

type keptMistake struct {
	Mistake
	offset int
}

// count counts a mistake and tells whether it belongs to those that are kept.
func (l *mistakeList) count(offset int) bool {
	l.total++
	return l.keeps(offset)
}

// keeps tells whether a mistake there would be kept, so that nobody words one in vain.
func (l *mistakeList) keeps(offset int) bool {
	return len(l.kept) < MaxMistakes || offset < l.kept[MaxMistakes-1].offset
}

// insert keeps a mistake behind those of the same or an earlier offset.
func (l *mistakeList) insert(offset int, m Mistake) {
	if len(l.kept) == MaxMistakes {
		l.kept = l.kept[:MaxMistakes-1]
	}
	at := len(l.kept)
	for at > 0 && l.kept[at-1].offset > offset {
		at--
	}
	l.kept = slices.Insert(l.kept, at, keptMistake{m, offset})
}

func (l *mistakeList) err() *Mistakes {
	list := make([]Mistake, len(l.kept))
	for i, kept := range l.kept {
		list[i] = kept.Mistake
	}
	return &Mistakes{List: list, Total: l.total}
}
