package pdf

func (d *Document) writeFonts() {
	for _, u := range d.fonts {
		e := d.writer.embedding(u)
		program := d.ready("/Length1 ", e.size, e.program)
		places := d.ready("", 0, e.places)
		runes := d.ready("", 0, e.runes)
		descendant := d.writeDescendant(e, d.writeDescriptor(u.font, e, program), places)
		u.object = d.file.begin()
		d.file.text("<</Type/Font/Subtype/Type0/BaseFont/" + e.name + "/Encoding/Identity-H/DescendantFonts[")
		d.file.reference(descendant)
		d.file.text("]/ToUnicode ")
		d.file.reference(runes)
		d.file.text(">>")
		d.file.end()
	}
}

// ready writes a stream that is deflated already.
func (d *Document) ready(entry string, value int, data []byte) (object int) {
	object = d.file.begin()
	d.file.text("<<")
	if entry != "" {
		d.file.text(entry)
		d.file.integer(value)
	}
	d.file.text("/Filter/FlateDecode/Length ")
	d.file.integer(len(data))
	d.file.text(">>stream\n")
	d.file.out = append(d.file.out, data...)
	d.file.text("\nendstream")
	d.file.end()
	return object
}

func (d *Document) writeDescriptor(f *Font, e *embedding, program int) (object int) {
	object = d.file.begin()
	d.file.text("<</Type/FontDescriptor/FontName/" + e.name + "/Flags 4/StemV 80/ItalicAngle ")
	d.file.decimal(f.italicAngle)
	for _, v := range []struct {
		name  string
		units int
	}{{"/Ascent ", f.metrics.ascent}, {"/Descent ", -f.metrics.descent}, {"/CapHeight ", f.capHeight}} {
		d.file.text(v.name)
		d.file.integer(v.units * 1000 / f.unitsPerEm)
	}
	d.file.text("/FontBBox[")
	for _, v := range f.boundingBox {
		d.file.integer(v)
		d.file.text(" ")
	}
	d.file.text("]/FontFile2 ")
	d.file.reference(program)
	d.file.text(">>")
	d.file.end()
	return object
}

func (d *Document) writeDescendant(e *embedding, descriptor, places int) (object int) {
	object = d.file.begin()
	d.file.text("<</Type/Font/Subtype/CIDFontType2/BaseFont/" + e.name +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 0/CIDToGIDMap ")
	d.file.reference(places)
	d.file.text("/FontDescriptor ")
	d.file.reference(descriptor)
	d.file.text("/W" + e.advances + ">>")
	d.file.end()
	return object
}
