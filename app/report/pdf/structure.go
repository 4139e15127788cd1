package pdf

// writeResources writes the one dictionary of fonts, opacities and images that all pages use.
func (d *Document) writeResources() {
	f := &d.file
	f.beginReserved(resourcesObject)
	f.text("<</Font<<")
	for _, u := range d.fonts {
		f.text("/F")
		f.integer(u.index)
		f.text(" ")
		f.reference(u.object)
	}
	f.text(">>/ExtGState<<")
	for a, used := range d.alphas {
		if used {
			f.text("/A")
			f.integer(a)
			f.text("<</ca ")
			f.decimal(float64(a) / 255)
			f.text("/CA ")
			f.decimal(float64(a) / 255)
			f.text(">>")
		}
	}
	f.text(">>/XObject<<")
	for i, object := range d.images {
		f.text("/I")
		f.integer(i)
		f.text(" ")
		f.reference(object)
	}
	f.text(">>>>")
	f.end()
}

func (d *Document) writePages() {
	f := &d.file
	f.beginReserved(pagesObject)
	f.text("<</Type/Pages/Count ")
	f.integer(len(d.pages))
	f.text("/Kids[")
	for _, page := range d.pages {
		f.reference(page)
		f.text(" ")
	}
	f.text("]>>")
	f.end()
}

func (d *Document) writeCatalog(outline int) {
	f := &d.file
	f.beginReserved(catalogObject)
	f.text("<</Type/Catalog/Pages 2 0 R/ViewerPreferences<</DisplayDocTitle true>>")
	if outline != 0 {
		f.text("/PageMode/UseOutlines/Outlines ")
		f.reference(outline)
	}
	if d.meta.Language != "" {
		f.text("/Lang")
		f.unicode(d.meta.Language)
	}
	f.text(">>")
	f.end()
}

// writeInfo writes what the document says of itself; no dates, or no two renderings would be the same.
func (d *Document) writeInfo() (object int) {
	f := &d.file
	object = f.begin()
	f.text("<<")
	for _, entry := range [][2]string{
		{"/Title", d.meta.Title}, {"/Author", d.meta.Author}, {"/Producer", d.writer.producer},
	} {
		if entry[1] != "" {
			f.text(entry[0])
			f.unicode(entry[1])
		}
	}
	f.text(">>")
	f.end()
	return object
}
