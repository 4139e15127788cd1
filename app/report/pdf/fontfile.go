package pdf

import "encoding/binary"

type fontTable struct {
	tag  string
	data []byte
}

// fontFile lays tables, sorted by tag, into one TrueType file.
func fontFile(tables []fontTable) []byte {
	size := 12 + 16*len(tables)
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	out = binary.BigEndian.AppendUint16(out, uint16(len(tables)))
	out = append(out, searchHints(len(tables))...)
	at := size
	for _, t := range tables {
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, tableChecksum(t.data))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

// searchHints are the three numbers that a binary search over the directory starts from.
func searchHints(tables int) []byte {
	power, log := 1, 0
	for power*2 <= tables {
		power, log = power*2, log+1
	}
	hints := binary.BigEndian.AppendUint16(nil, uint16(16*power))
	hints = binary.BigEndian.AppendUint16(hints, uint16(log))
	return binary.BigEndian.AppendUint16(hints, uint16(16*(tables-power)))
}

func tableChecksum(data []byte) (sum uint32) {
	for ; len(data) >= 4; data = data[4:] {
		sum += binary.BigEndian.Uint32(data)
	}
	if len(data) > 0 {
		var rest [4]byte
		copy(rest[:], data)
		sum += binary.BigEndian.Uint32(rest[:])
	}
	return sum
}
