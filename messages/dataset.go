package messages

import (
	"math"

	"plotmill/messages/internal/jsonread"
)

// dataSet is a data set as read: columns of numbers. What else a cell may be is seen only when a column is used, as a
// text is good for categories and a time for an axis of times; then its source words the mistakes.
type dataSet struct {
	name    string
	columns []dataColumn
	index   map[string]int // of columns by name
	source  cellSource
	faulty  bool // it has mistakes of its own, so its uses get the benefit of the doubt
}

// cellSource finds cells again in the text of the spec.
type cellSource interface {
	// offset is where the cell is, or something before it and behind all of the rows before.
	offset(column *dataColumn, row int) int
	// finder returns a function that reads cells of one column; the rows it is asked for ascend.
	finder(d *decoder, column *dataColumn) func(row int) dataCell
}

// dataCell is a cell that was found again.
type dataCell struct {
	kind   jsonread.Kind
	number float64
	text   string
	offset int
	below  []step // from the data set to the cell
	place  string // within a CSV text: "line 2, column 7: "
}

// dataColumn is one column of a data set. Its values are shared by all series that use it.
type dataColumn struct {
	set                    *dataSet
	name                   string
	position               int // among the columns
	offset                 int // of its array, if it has one
	values                 []float64
	texts                  []string // of the first rows, as long as they may be categories
	firstNumber, firstTime int      // rows; -1: none
	odd                    bool     // some text is no time
	faulty                 bool     // some cell is a mistake wherever it is used
	checked                []columnRule
	labels                 []string
}

// oddCell stands for a text that is no time. It is a NaN other than null's, and never leaves this package, because it
// is a mistake wherever numbers or times are wanted.
var oddCell = math.Float64frombits(0x7FF8_0000_0000_0BAD)

func isOdd(v float64) bool { return math.Float64bits(v) == math.Float64bits(oddCell) }

// add adds a column without values.
func (s *dataSet) add(name string) *dataColumn {
	position := len(s.columns)
	s.index[name] = position
	s.columns = append(s.columns, dataColumn{set: s, name: name, position: position, firstNumber: -1, firstTime: -1})
	return &s.columns[position]
}

func (c *dataColumn) addNumber(v float64) {
	if c.firstNumber < 0 {
		c.firstNumber = len(c.values)
	}
	c.values = append(c.values, v)
}

func (c *dataColumn) addNull() { c.values = append(c.values, math.NaN()) }

// addFault keeps the place of a cell that is a mistake already.
func (c *dataColumn) addFault() {
	c.faulty = true
	c.addNull()
}

// addText adds a time, or a text that is odd until the column turns out to be one of categories.
func (c *dataColumn) addText(text []byte) {
	if c.keepsText() {
		c.keepText(string(text))
	}
	c.addTime(text)
}

// addTime adds the text's time, if it is one.
func (c *dataColumn) addTime(text []byte) {
	value, ok := parseTime(text)
	switch {
	case !ok:
		value, c.odd = oddCell, true
	case c.firstTime < 0:
		c.firstTime = len(c.values)
	}
	c.values = append(c.values, value)
}

// keepsText tells whether the column may still be one of categories; if not, it forgets its texts.
func (c *dataColumn) keepsText() bool {
	if len(c.values) < MaxCategories {
		return true
	}
	c.texts = nil
	return false
}

// keepText remembers the text of the next row.
func (c *dataColumn) keepText(text string) {
	for len(c.texts) < len(c.values) {
		c.texts = append(c.texts, "")
	}
	c.texts = append(c.texts, text)
}

// mixed is the first row whose kind, time or number, is not that of the first; -1: there is none.
func (c *dataColumn) mixed() int {
	if c.firstTime < 0 || c.firstNumber < 0 {
		return -1
	}
	return max(c.firstTime, c.firstNumber)
}

// firstKind is what the first value is, as JSON writes it.
func (c *dataColumn) firstKind() jsonread.Kind {
	if c.firstTime >= 0 && (c.firstNumber < 0 || c.firstTime < c.firstNumber) {
		return jsonread.String
	}
	return jsonread.Number
}
