package pdf

import "sync"

// embeddingsKept bounds the cache: about 30 KB each.
const embeddingsKept = 256

// embedCache remembers embeddings by font and set of glyphs: reports of one kind need the same ones.
type embedCache struct {
	mu    sync.Mutex
	known map[embedKey]*embedding
}

type embedKey struct {
	font  *Font
	codes string
}

func (c *embedCache) get(key embedKey) *embedding {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.known[key]
}

// put forgets everything when full: what is in use comes back at once.
func (c *embedCache) put(key embedKey, e *embedding) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known == nil || len(c.known) >= embeddingsKept {
		c.known = map[embedKey]*embedding{}
	}
	c.known[key] = e
}

// embedKey names a use by its glyphs and twins.
func (u *fontUse) embedKey(glyphs []uint16) embedKey {
	codes := make([]byte, 0, 2*len(glyphs)+6*len(u.twins))
	for _, g := range glyphs {
		codes = append(codes, byte(g), byte(g>>8))
	}
	for _, t := range u.twins {
		codes = append(codes, byte(t.rune), byte(t.rune>>8), byte(t.rune>>16), 0xFF, byte(t.glyph), byte(t.glyph>>8))
	}
	return embedKey{u.font, string(codes)}
}

// embedding finds or makes what to embed for a use. Where one digit is used all are: reports that differ in a
// number then share it.
func (w *Writer) embedding(u *fontUse) *embedding {
	u.roundUpDigits()
	glyphs := u.glyphs()
	key := u.embedKey(glyphs)
	if e := w.embedded.get(key); e != nil {
		return e
	}
	e := w.deflaters.embed(u, glyphs)
	w.embedded.put(key, e)
	return e
}

func (u *fontUse) roundUpDigits() {
	digits := u.font.runes.pages[0]
	if digits == nil {
		return
	}
	used := false
	for _, g := range digits['0' : '9'+1] {
		used = used || u.used[g/64]&(1<<(g%64)) != 0
	}
	for _, g := range digits['0' : '9'+1] {
		if used {
			u.used[g/64] |= 1 << (g % 64)
		}
	}
}
