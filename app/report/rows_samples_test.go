package report

import (
	"math"

	"plotmill/messages"
)

func kpi(label string, value float64, unit string, change float64) messages.KPI {
	return messages.KPI{Label: label, Value: value, Unit: unit, Change: change, Better: "higher"}
}

// dashboard has key figures, rows of all that can stand in them, and a page break.
func dashboard() *messages.Report {
	nan := math.NaN()
	gallery := gallery().Blocks
	cost := kpi("Себестоимость", 1204.5, "₽/т", -0.024)
	cost.Better = "lower"
	downtime := kpi("Простой", 133, "мин", 0.209)
	downtime.Better = "lower"
	narrow := &messages.Table{Heading: messages.Heading{Title: "Отгрузка", Unit: "т"},
		Columns: []messages.Column{{Name: "Город"}, {Name: "План"}, {Name: "Факт"}},
		Rows: [][]messages.Cell{
			{text("Москва"), num(1200), num(1304.5)}, {text("Санкт-Петербург"), num(900), num(871)},
			{text("Нижний Новгород"), num(450), {}}, {text("Екатеринбург"), num(320), num(355)}}}
	return &messages.Report{Title: "Панель: рядом и крупно", Lang: "ru", Blocks: []messages.Block{
		&messages.KPIs{Items: []messages.KPI{
			kpi("Выручка", 37611, "тыс. ₽", 0.041), cost, downtime, kpi("Запас сырья на складе № 3 и в пути", nan, "сут", nan),
			kpi("Отгружено", 0.5, "", 0), kpi("Длинное имя показателя, которое не помещается ни в одну, ни в две строки карточки", -3.4, "°C", -0.0004),
			kpi("Заказы", 128, "шт.", 12.5),
		}},
		&messages.Row{Blocks: []messages.Block{gallery[1], gallery[2]}},
		&messages.Row{Widths: []float64{2, 1}, Blocks: []messages.Block{
			narrow, &messages.KPIs{Items: []messages.KPI{kpi("Баланс", 1234567890.5, "₽", 0.1), kpi("План", 104.1, "%", nan)}}}},
		&messages.PageBreak{},
		&messages.Text{Text: "## Второй лист\nТри в ряд:"},
		&messages.Row{Blocks: []messages.Block{gallery[5], gallery[6], &messages.Text{
			Text: "### Вывод\nЗадержка растёт с размером, но **не быстрее** корня из него.\n\n- порог 100 мс\n- обслужено 99,2 %"}}},
		&messages.Row{Widths: []float64{1, 2}, Blocks: []messages.Block{gallery[4], gallery[3]}},
	}}
}
