package pdf

import (
	"github.com/klauspost/compress/zlib"
)

// compressionLevel is where more effort stops paying: a higher level costs a page as much time again as drawing it.
const compressionLevel = 2

// deflaters is a free list of compressors: each holds a megabyte, and a sync.Pool would lose them at every
// garbage collection.
type deflaters chan *deflater

type deflater struct {
	zlib *zlib.Writer
	out  []byte
}

func (d *deflater) Write(p []byte) (int, error) {
	d.out = append(d.out, p...)
	return len(p), nil
}

// appendDeflated appends the zlib form of data. Writing to memory cannot fail.
func (free deflaters) appendDeflated(to, data []byte) []byte {
	d := free.get()
	d.out = to
	d.zlib.Reset(d)
	_, _ = d.zlib.Write(data)
	_ = d.zlib.Close()
	to, d.out = d.out, nil
	select {
	case free <- d:
	default:
	}
	return to
}

func (free deflaters) get() *deflater {
	select {
	case d := <-free:
		return d
	default:
	}
	d := &deflater{}
	d.zlib, _ = zlib.NewWriterLevel(d, compressionLevel) // fails only for an unknown level
	return d
}
