package lang

// Language is how one language writes what the renderer adds to a report's own words.
type Language struct {
	decimal   string
	group     string // between thousands
	groupFrom int    // digits of the shortest number with thousands marked
	percent   string // after a number

	months     [12]string // short, as under an axis
	dayFirst   bool       // "5 янв" rather than "Jan 5"
	magnitudes [3]string  // million, 10⁹, 10¹²

	Tag    string // BCP 47
	PageOf string // with {page} and {pages}
	NoData string
	Count  string // heads the counts of a histogram
	More   string // with {n}: entries left out
	Total  string // says that a number is a sum
}

const (
	narrowSpace = "\u202F" // no-break
	minus       = "−"
)

// Of gives the language of a BCP 47 primary tag; English for any that is not known.
func Of(tag string) *Language {
	switch tag {
	case "ru":
		return russian()
	case "de":
		return german()
	case "fr":
		return french()
	}
	return english()
}

func english() *Language {
	return &Language{
		Tag: "en", decimal: ".", group: ",", groupFrom: 4, percent: "%",
		months:     [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		magnitudes: [3]string{"million", "billion", "trillion"},
		Total:      "Total", PageOf: "Page {page} of {pages}", NoData: "No data", Count: "Count", More: "and {n} more",
	}
}

func russian() *Language {
	return &Language{
		Tag: "ru", decimal: ",", group: narrowSpace, groupFrom: 5, percent: "\u00A0%", dayFirst: true,
		months:     [12]string{"янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"},
		magnitudes: [3]string{"млн", "млрд", "трлн"},
		Total:      "Всего", PageOf: "Стр. {page} из {pages}", NoData: "Нет данных", Count: "Количество", More: "и ещё {n}",
	}
}

func german() *Language {
	return &Language{
		Tag: "de", decimal: ",", group: ".", groupFrom: 4, percent: "\u00A0%", dayFirst: true,
		months:     [12]string{"Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"},
		magnitudes: [3]string{"Mio.", "Mrd.", "Bio."},
		Total:      "Gesamt", PageOf: "Seite {page} von {pages}", NoData: "Keine Daten", Count: "Anzahl", More: "und {n} weitere",
	}
}

func french() *Language {
	return &Language{
		Tag: "fr", decimal: ",", group: narrowSpace, groupFrom: 5, percent: narrowSpace + "%", dayFirst: true,
		months: [12]string{
			"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
		magnitudes: [3]string{"millions", "milliards", "billions"},
		Total:      "Total", PageOf: "Page {page} sur {pages}", NoData: "Aucune donnée", Count: "Nombre", More: "et {n} de plus",
	}
}
