package messages

var textFields = []objectField[Text]{
	typeField[Text](),
	{"text", true, func(d *decoder, t *Text) { t.Text = d.readFilled(MaxText, "\n\t") }},
}

func (d *decoder) readTextBlock() Block {
	block := &Text{}
	readObject(d, textFields, block)
	return block
}
