package report

import (
	"math"
	"math/rand/v2"
	"time"

	"plotmill/messages"
)

// r4 is the reference report: 4 charts on 2 pages, 16,500 numbers.
func r4(title string) *messages.Report {
	random := rand.New(rand.NewPCG(4, 2))
	line := &messages.Line{Heading: messages.Heading{Title: "Выручка по дням"}}
	for i, name := range []string{"регион 0", "регион 1", "регион 2"} {
		level := 100 * float64(i)
		s := messages.XYSeries{Name: name}
		for day := range 1000 {
			level += random.NormFloat64() * 2
			s.X.Numbers = append(s.X.Numbers, float64(day))
			s.Y.Numbers = append(s.Y.Numbers, math.Round(level*1000)/1000)
		}
		line.Series = append(line.Series, s)
	}
	bar := &messages.Bar{Heading: messages.Heading{Title: "Monthly orders"}, Categories: []string{
		"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}}
	for _, name := range []string{"plan 0", "plan 1", "plan 2"} {
		bar.Series = append(bar.Series, messages.BarSeries{Name: name, Y: values(12, func(int) float64 {
			return math.Round(random.Float64()*9000) / 100
		})})
	}
	cloud := messages.XYSeries{Name: "requests"}
	for range 2000 {
		x := 2 + random.NormFloat64()
		cloud.X.Numbers = append(cloud.X.Numbers, x)
		cloud.Y.Numbers = append(cloud.Y.Numbers, 3*x+random.NormFloat64())
	}
	times := values(10000, func(int) float64 { return 120 + 20*random.NormFloat64() + 8*random.ExpFloat64() })
	return &messages.Report{Title: title, Lang: "ru", Blocks: []messages.Block{
		line, bar,
		&messages.Scatter{Heading: messages.Heading{Title: "Latency vs size"}, Series: []messages.XYSeries{cloud}},
		&messages.Histogram{Heading: messages.Heading{Title: "Response time"}, Bins: 40,
			Series: []messages.HistogramSeries{{Name: "ms", Values: times}}},
	}}
}

func values(n int, at func(i int) float64) messages.Values {
	numbers := make([]float64, n)
	for i := range numbers {
		numbers[i] = at(i)
	}
	return messages.Values{Numbers: numbers}
}

func numbers(v ...float64) messages.Values { return messages.Values{Numbers: v} }

// hours are times from a first one on, so many hours apart.
func hours(first string, apart float64, n int) messages.Values {
	t, err := time.Parse(time.RFC3339, first)
	if err != nil {
		panic(err)
	}
	v := values(n, func(i int) float64 { return float64(t.UnixMilli()) + apart*float64(i)*3600e3 })
	v.Time = true
	return v
}

func wave(n int, level, height, period float64) messages.Values {
	return values(n, func(i int) float64 {
		return math.Round(100*(level+height*math.Sin(float64(i)/period)+height*0.13*math.Sin(float64(i*i%97)))) / 100
	})
}

func text(s string) messages.Cell      { return messages.Cell{Kind: messages.TextCell, Text: s} }
func num(v float64) messages.Cell      { return messages.Cell{Kind: messages.NumberCell, Number: v} }
func headed(s string) messages.Heading { return messages.Heading{Title: s} }

// gallery has every kind of block in several forms.
func gallery() *messages.Report {
	temperature := wave(600, 140, 22, 60)
	for i := 250; i < 290; i++ {
		temperature.Numbers[i] = math.NaN()
	}
	cities := []string{"Москва", "Санкт-Петербург", "Новосибирск", "Екатеринбург", "Нижний Новгород", "Ростов-на-Дону"}
	return &messages.Report{
		Title: "Галерея отчёта: все виды блоков", Subtitle: "ООО «Завод № 7» · ρ, θ, σ — по ГОСТ 8.417", Lang: "ru",
		Author: "Служба главного технолога",
		Page:   messages.Page{Header: "{title}", Footer: "Составлено автоматически"},
		Blocks: []messages.Block{
			&messages.Text{Text: "## Итоги смены\nТемпература **θ** в норме; *отклонение* −3,4 °C в 08:00 на линии Б — " +
				"датчик `TT-102` отключён на поверку. Подробнее в [журнале](https://example.org/log).\n\n" +
				"- выпуск **37 611 т**, план выполнен на 104,1 %\n- простой 0,7 ч\n  - из них плановый 0,5 ч\n" +
				"- себестоимость 1 204,50 ₽/т\n\n1. Проверить датчик.\n2. Уточнить план.\n"},
			&messages.Line{Heading: messages.Heading{Title: "Температура реактора θ(t)", Unit: "°C"},
				X: messages.Axis{Scale: "time"}, Series: []messages.XYSeries{
					{Name: "Линия А", X: hours("2025-12-20T00:00:00Z", 1, 600), Y: wave(600, 104, 15, 80)},
					{Name: "Линия Б", X: hours("2025-12-20T00:00:00Z", 1, 600), Y: temperature},
				}},
			&messages.Bar{Heading: messages.Heading{Title: "Выручка по месяцам", Unit: "₽"},
				Categories: []string{"янв", "фев", "мар", "апр", "май", "июн"}, Series: []messages.BarSeries{
					{Name: "План", Y: numbers(1.1e6, 1.3e6, 1.2e6, 1.6e6, 1.7e6, 1.9e6)},
					{Name: "Факт", Y: numbers(1.21e6, 1.25e6, 1.31e6, math.NaN(), 1.75e6, 2.05e6)},
				}},
			&messages.Bar{Heading: messages.Heading{Title: "Прибыль и убыток", Unit: "млн ₽"}, Stack: "stacked",
				Categories: cities, Series: []messages.BarSeries{
					{Name: "Опт", Y: numbers(12, 8, 5, 7, 3, 4)}, {Name: "Розница", Y: numbers(5, 6, -3, 2, 2, -2)},
					{Name: "Прочее", Y: numbers(-2, 1, -1, 1, 0.5, -0.5)},
				}},
			&messages.Bar{Heading: headed("Доли каналов"), Stack: "percent", Horizontal: true,
				Categories: cities, Series: []messages.BarSeries{
					{Name: "Сайт", Y: numbers(40, 35, 20, 25, 30, 10)}, {Name: "Магазин", Y: numbers(35, 45, 60, 50, 40, 70)},
					{Name: "Партнёры", Y: numbers(25, 20, 20, 25, 30, 20)},
				}},
			&messages.Scatter{Heading: headed("Задержка и размер"), X: messages.Axis{Scale: "log", Title: "размер, КБ"},
				Y: messages.Axis{Scale: "log", Title: "задержка, мс"}, Series: []messages.XYSeries{
					{Name: "запросы", X: values(1500, func(i int) float64 { return math.Exp(float64(i%701)/70 + math.Sin(float64(i))) }),
						Y: values(1500, func(i int) float64 { return math.Exp(float64(i%701)/140 + 0.6*math.Cos(float64(i*7))) })},
				}},
			&messages.Histogram{Heading: messages.Heading{Title: "Время отклика", Unit: "мс"}, Bins: 40,
				Series: []messages.HistogramSeries{
					{Name: "утро", Values: values(3000, func(i int) float64 { return 40 + 12*math.Sin(float64(i)) + 9*math.Cos(float64(i*i)) })},
					{Name: "вечер", Values: values(3000, func(i int) float64 { return 55 + 15*math.Sin(float64(i)) + 9*math.Cos(float64(i*i)) })},
				}},
			&messages.Table{Heading: headed("Показатели"), Columns: []messages.Column{
				{Name: "Показатель"}, {Name: "Линия А"}, {Name: "Линия Б"}, {Name: "Примечание"}},
				Rows: [][]messages.Cell{
					{text("Средняя θ, °C"), num(104.2), num(147.6), text("в норме")},
					{text("Отклонение, %"), num(-3.4), num(1.2), {}},
					{text("Выручка, тыс. ₽"), num(12521), num(15491), text("без НДС; сверено с бухгалтерией 16 января, расхождений нет, акт № 14/2026 подписан")},
				}},
		},
	}
}

// million is a line of a million points, a random walk.
func million() *messages.Report {
	random, level := rand.New(rand.NewPCG(1, 1)), 0.0
	s := messages.XYSeries{Name: "walk", X: values(1_000_000, func(i int) float64 { return float64(i) })}
	s.Y = values(1_000_000, func(int) float64 { level += random.NormFloat64(); return level })
	return &messages.Report{Title: "A million points", Blocks: []messages.Block{
		&messages.Line{Heading: headed("Walk"), Series: []messages.XYSeries{s}}}}
}
