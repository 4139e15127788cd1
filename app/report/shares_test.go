package report

import "plotmill/messages"

// slicesOf takes names and values in turns.
func slicesOf(named ...any) (all []messages.Slice) {
	for i := 0; i < len(named); i += 2 {
		name, _ := named[i].(string)
		value, isFloat := named[i+1].(float64)
		if whole, isInt := named[i+1].(int); isInt && !isFloat {
			value = float64(whole)
		}
		all = append(all, messages.Slice{Name: name, Value: value})
	}
	return all
}

// areasAndPies has both in several forms.
func areasAndPies() *messages.Report {
	return &messages.Report{
		Title: "Области и доли", Lang: "ru",
		Blocks: []messages.Block{
			&messages.Area{Heading: messages.Heading{Title: "Потребление по цехам", Unit: "МВт"}, Stack: "stacked",
				X: messages.Axis{Scale: "time"}, Series: []messages.XYSeries{
					{Name: "Плавильный", X: hours("2026-01-01T00:00:00Z", 24, 31), Y: wave(31, 40, 8, 4)},
					{Name: "Прокатный", X: hours("2026-01-01T00:00:00Z", 24, 31), Y: wave(31, 22, 5, 3)},
				}},
			&messages.Area{Heading: headed("Посещения"), Series: []messages.XYSeries{
				{Name: "Сайт", X: values(200, func(i int) float64 { return float64(i) }), Y: wave(200, 900, 400, 20)},
				{Name: "Приложение", X: values(200, func(i int) float64 { return float64(i) }), Y: wave(200, 500, 700, 30)},
			}},
			&messages.Pie{Heading: messages.Heading{Title: "Затраты", Unit: "тыс. ₽"}, Donut: true, Slices: slicesOf(
				"Сырьё", 12521.5, "Энергия", 9300, "Заработная плата", 4100, "Прочее", 2212.25)},
			&messages.Pie{Heading: headed("Причины простоя"), Slices: slicesOf("Переналадка", 61, "Поверка датчиков", 21,
				"Нет сырья", 11, "Сеть", 2, "Кран", 1, "Смазка", 1, "Охлаждение", 1, "Освещение", 1, "Связь", 0.5, "Иное", 0.49, "Пожар", 0.01)},
		},
	}
}
