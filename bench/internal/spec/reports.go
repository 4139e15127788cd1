package spec

import (
	"fmt"
	"math/rand/v2"
)

// R4 is the reference report: four charts of 16,000 points in all, about 160 KB, two pages.
func R4(seed uint64) Template {
	r := rand.New(rand.NewPCG(seed, 4))
	return report("Ежедневный отчёт",
		line(r, "Выручка по дням", 3, 1000),
		bar(r, "Заказы по месяцам", 3),
		scatter(r, "Задержка и размер", 2000),
		histogram(r, "Время ответа", 10_000))
}

// Tiny is the smallest useful report: one bar chart of twelve bars, about 300 bytes. What it costs is the way there and back.
func Tiny(seed uint64) Template {
	return report("Сводка", bar(rand.New(rand.NewPCG(seed, 1)), "Заказы", 1))
}

// Mix is n different reports, of one to four charts and 1 to 60 KB. The title says which it is: «Вариант 7 из 50».
func Mix(seed uint64, n int) []Template {
	all := make([]Template, n)
	for k := range all {
		all[k] = variant(rand.New(rand.NewPCG(seed, 100+uint64(k))), k, n)
	}
	return all
}

func variant(r *rand.Rand, k, n int) Template {
	blocks := [][]byte{
		line(r, fmt.Sprintf("Выручка %d", k), 1+k%3, 20+r.IntN(300)),
		bar(r, fmt.Sprintf("Заказы %d", k), 1+k%4),
		scatter(r, fmt.Sprintf("Задержка %d", k), 20+r.IntN(400)),
		histogram(r, fmt.Sprintf("Время %d", k), 100+r.IntN(3000)),
	}
	r.Shuffle(len(blocks), func(i, j int) { blocks[i], blocks[j] = blocks[j], blocks[i] })
	return report(fmt.Sprintf("Вариант %d из %d", k+1, n), blocks[:1+k%4]...)
}

// Named is the templates that go by a name on the command line: r4, tiny or mix50.
func Named(name string, seed uint64) ([]Template, error) {
	switch name {
	case "r4":
		return []Template{R4(seed)}, nil
	case "tiny":
		return []Template{Tiny(seed)}, nil
	case "mix50":
		return Mix(seed, 50), nil
	}
	return nil, fmt.Errorf("no spec is named %q: use r4, tiny or mix50", name)
}
