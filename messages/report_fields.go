package messages

var reportFields = []objectField[Report]{
	{"title", true, func(d *decoder, r *Report) { r.Title = d.readFilled(MaxTitle, "") }},
	{"subtitle", false, func(d *decoder, r *Report) { r.Subtitle = d.readTitle() }},
	{"author", false, func(d *decoder, r *Report) { r.Author = d.readTitle() }},
	{"lang", false, func(d *decoder, r *Report) { r.Lang = d.readChoice("en", "ru", "de", "fr") }},
	{"page", false, func(d *decoder, r *Report) { readObject(d, pageFields, &r.Page) }},
	{"datasets", false, func(d *decoder, _ *Report) { d.readDatasets() }},
	{"blocks", true, func(d *decoder, r *Report) { d.readBlocks(r) }},
}
