package pdf

import (
	"hash/crc32"
	"strconv"
	"unicode/utf16"
)

// The objects that are numbered before they are written.
const (
	catalogObject = 1 + iota
	pagesObject
	resourcesObject
	reservedObjects = resourcesObject
)

// file is the objects of a PDF file and where they begin.
type file struct {
	out     []byte
	offsets []int // by object; 0 is none
}

func (f *file) reset() {
	f.out = append(f.out[:0], "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	f.offsets = append(f.offsets[:0], make([]int, 1+reservedObjects)...)
}

// reserve numbers an object that is written later.
func (f *file) reserve() (object int) {
	f.offsets = append(f.offsets, 0)
	return len(f.offsets) - 1
}

func (f *file) begin() (object int) {
	object = f.reserve()
	f.beginReserved(object)
	return object
}

func (f *file) beginReserved(object int) {
	f.offsets[object] = len(f.out)
	f.integer(object)
	f.text(" 0 obj\n")
}

func (f *file) end()              { f.text("\nendobj\n") }
func (f *file) text(s string)     { f.out = append(f.out, s...) }
func (f *file) integer(v int)     { f.out = strconv.AppendInt(f.out, int64(v), 10) }
func (f *file) decimal(v float64) { f.out = appendDecimal(f.out, v) }
func (f *file) reference(object int) {
	f.integer(object)
	f.text(" 0 R")
}

// gap leaves room for a number that is known later.
func (f *file) gap(digits int) (at int) {
	at = len(f.out)
	for range digits {
		f.out = append(f.out, ' ')
	}
	return at
}

func (f *file) fill(at, v int) { strconv.AppendInt(f.out[at:at], int64(v), 10) }

// unicode writes a text string in UTF-16.
func (f *file) unicode(s string) {
	f.text("<FEFF")
	for _, unit := range utf16.Encode([]rune(s)) {
		f.out = appendHex16(f.out, unit)
	}
	f.text(">")
}

// bytes writes a byte string.
func (f *file) bytes(s string) {
	f.text("<")
	for i := range len(s) {
		f.out = append(f.out, hexDigits[s[i]>>4], hexDigits[s[i]&15])
	}
	f.text(">")
}

// trailer ends the file with the table of objects and an id made from the content.
func (f *file) trailer(info int) {
	table := len(f.out)
	f.text("xref\n0 ")
	f.integer(len(f.offsets))
	f.text("\n0000000000 65535 f \n")
	for _, offset := range f.offsets[1:] {
		entry := []byte("0000000000 00000 n \n")
		for i := 9; offset > 0; i-- {
			entry[i] = byte('0' + offset%10)
			offset /= 10
		}
		f.out = append(f.out, entry...)
	}
	id := f.id()
	f.text("trailer<</Size ")
	f.integer(len(f.offsets))
	f.text("/Root 1 0 R/Info ")
	f.reference(info)
	f.text("/ID[<" + id + "><" + id + ">]>>\nstartxref\n")
	f.integer(table)
	f.text("\n%%EOF\n")
}

// id is 32 hex digits from the checksums of the file's quarters: cheap, and enough to tell documents apart.
func (f *file) id() string {
	var id []byte
	quarter := (len(f.out) + 3) / 4
	for i := range 4 {
		sum := crc32.ChecksumIEEE(f.out[min(i*quarter, len(f.out)):min((i+1)*quarter, len(f.out))])
		id = appendHex16(appendHex16(id, uint16(sum>>16)), uint16(sum))
	}
	return string(id)
}
