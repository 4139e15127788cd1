package messages

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"plotmill/messages/internal/jsonread"
)

// csvCells finds cells in a text of comma-separated values.
type csvCells struct {
	start int // offset of the text's first character in the spec
	text  string
	rows  []int // offsets in the text
	found map[int]*csvRecord
}

// csvRecord is a line that was read again.
type csvRecord struct {
	fields        []string
	lines, places []int // of each field
}

// readDataCSV reads "csv" (RFC 4180), whose first line names the columns.
func (d *decoder) readDataCSV(set *dataSet) {
	offset, ok := d.expect(jsonread.String)
	set.faulty = true // until the end is reached
	if !ok {
		return
	}
	source := &csvCells{start: offset + 1, text: string(d.r.Text())}
	set.source = source
	if d.r.Fault() != nil {
		return
	}
	if at := tooWide(source.text); at >= 0 {
		d.wrongCSVf(source, at, strings.Count(source.text[:at], "\n")+1, 1,
			"the data set has more than %s columns; send only those that are used", grouped(MaxDataColumns))
		return
	}
	r := newCSV(source.text)
	if !d.readCSVHeader(set, source, r) {
		return
	}
	rows := min(strings.Count(source.text, "\n"), len(source.text)/len(set.columns)+1, MaxDataCells/len(set.columns))
	source.rows = make([]int, 0, rows)
	for i := range set.columns {
		set.columns[i].values = make([]float64, 0, rows)
	}
	set.faulty = !d.readCSVRecords(set, source, r)
}

// tooWide finds the first line with more than MaxDataColumns fields, before a reader takes memory for each; -1: there
// is none.
func tooWide(text string) int {
	start, fields, quoted := 0, 1, false
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n':
			start, fields = i+1, 1
		case c == ',':
			if fields++; fields > MaxDataColumns {
				return start
			}
		}
	}
	return -1
}

func newCSV(text string) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1 // we count them ourselves, and go on
	r.ReuseRecord = true
	return r
}

// wrongCSVf notes a mistake at a place in the text. Escapes make the text shorter than it is in the spec, so the offset
// only orders the mistakes.
func (d *decoder) wrongCSVf(s *csvCells, at, line, column int, format string, args ...any) {
	d.wrongHeref(s.start+at, "%s"+format, append([]any{csvPlace{line, column}}, args...)...)
}

// csvPlace is where a field starts, as mistakes say it.
type csvPlace struct{ line, column int }

func (p csvPlace) String() string { return fmt.Sprintf("line %d, column %d: ", p.line, p.column) }

func (d *decoder) readCSVHeader(set *dataSet, s *csvCells, r *csv.Reader) bool {
	names, err := r.Read()
	switch {
	case errors.Is(err, io.EOF):
		d.wrongHeref(s.start-1, "must not be empty: the first line names the columns")
		return false
	case err != nil:
		d.csvFault(s, 0, err)
		return false
	case strings.HasPrefix(names[0], "\uFEFF"):
		d.wrongCSVf(s, 0, 1, 1, "the text starts with a byte order mark; take it out")
		return false
	case len(names) == 1 && strings.ContainsAny(names[0], ";\t"):
		d.wrongCSVf(s, 0, 1, 1, "the columns of a CSV text are separated by commas, not by %q", separator(names[0]))
		return false
	}
	good := true
	for i, name := range names {
		good = d.readCSVName(set, s, r, i, name) && good
	}
	return good
}

func separator(header string) string {
	if strings.Contains(header, ";") {
		return ";"
	}
	return "\t"
}

func (d *decoder) readCSVName(set *dataSet, s *csvCells, r *csv.Reader, i int, name string) bool {
	line, column := r.FieldPos(i)
	detail := ""
	if label := labelDetail(name); label != "" {
		detail = "the column's name " + label
	}
	if name == "" {
		detail = "the column has no name; give it one"
	}
	if _, doubled := set.index[name]; doubled {
		detail = fmt.Sprintf("the column %s is given twice; keep one", quoted(name))
	}
	if detail != "" {
		d.wrongCSVf(s, column, line, column, "%s", detail)
		return false
	}
	set.add(name)
	return true
}

// readCSVRecords reads all lines below the header; false: the set has a mistake.
func (d *decoder) readCSVRecords(set *dataSet, s *csvCells, r *csv.Reader) bool {
	good := true
	for {
		at := int(r.InputOffset())
		record, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return good
		case err != nil:
			d.csvFault(s, at, err)
			return false
		case len(record) != len(set.columns):
			line, column := r.FieldPos(0)
			d.wrongCSVf(s, at, line, column, "has %s for %s; give one for each column (an empty field is a gap)",
				counted{len(record), "field"}, counted{len(set.columns), "column"})
			good = false
			continue
		case !d.roomForCells(s.start-1, len(record)):
			return false
		}
		s.rows = append(s.rows, at)
		for i, text := range record {
			d.addField(&set.columns[i], text)
		}
	}
}

// addField adds an empty field as null, and what looks like a number as one. Its text is kept too, for categories.
func (d *decoder) addField(c *dataColumn, text string) {
	if text == "" {
		c.addNull()
		return
	}
	if c.keepsText() {
		c.keepText(text)
	}
	d.scratch = append(d.scratch[:0], text...)
	if value, ok := csvNumber(d.scratch); ok {
		c.addNumber(value)
	} else {
		c.addTime(d.scratch)
	}
}

// csvNumber reads a number as JSON writes it, so that 007 stays a text. One that is too large is a text as well.
func csvNumber(text []byte) (value float64, ok bool) {
	value, ok = jsonread.Decimal(text)
	return value, ok && value <= MaxValue && value >= -MaxValue
}

// csvFault words a fault of the CSV text's syntax, behind which nothing can be read.
func (d *decoder) csvFault(s *csvCells, at int, err error) {
	var fault *csv.ParseError
	if !errors.As(err, &fault) {
		d.wrongHeref(s.start+at, "is no CSV: %v", err)
		return
	}
	detail := `a quoted field must end with a quote, followed by a comma or the end of the line`
	if errors.Is(err, csv.ErrBareQuote) {
		detail = `a field with a quote in it must be quoted as a whole, and the quote in it doubled ("")`
	}
	d.wrongCSVf(s, at, fault.Line, fault.Column, "%s", detail)
}

func (s *csvCells) offset(_ *dataColumn, row int) int { return s.start + s.rows[row] }

func (s *csvCells) finder(_ *decoder, c *dataColumn) func(row int) dataCell {
	return func(row int) dataCell {
		record := s.find(row)
		text := record.fields[c.position]
		cell := dataCell{
			kind: jsonread.String, text: text, offset: s.offset(c, row), below: []step{field("csv")},
			place: csvPlace{record.lines[c.position], record.places[c.position]}.String(),
		}
		if value, ok := csvNumber([]byte(text)); ok {
			cell.kind, cell.number = jsonread.Number, value
		} else if text == "" {
			cell.kind = jsonread.Null
		}
		return cell
	}
}

// find reads a line again once, however many of its fields are wrong.
func (s *csvCells) find(row int) *csvRecord {
	if record := s.found[row]; record != nil {
		return record
	}
	at := s.rows[row]
	above := strings.Count(s.text[:at], "\n")
	r := newCSV(s.text[at:])
	record := &csvRecord{}
	record.fields, _ = r.Read() // it was read before without error
	for i := range record.fields {
		line, place := r.FieldPos(i)
		record.lines, record.places = append(record.lines, above+line), append(record.places, place)
	}
	if s.found == nil {
		s.found = make(map[int]*csvRecord)
	}
	s.found[row] = record
	return record
}
