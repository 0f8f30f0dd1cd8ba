internal import BorderCore

/// What the columns of tables hold, in a sentence, for files that can tell it.
enum ColumnMeaning {
  /// The meaning of a column by its key; `nil` for one that needs none.
  static func of(_ key: String) -> Phrase? { meanings[key] }

  private static let meanings: [String: Phrase] = [
    "a_id": Phrase(
      "Code of the first region: that of the home country, or the one whose code comes first",
      "Код первого региона: своего или того, чей код меньше"),
    "a_name": Phrase("Name of the first region or country", "Название первого региона или страны"),
    "a_name_ru": Phrase("Name of the first region in Russian", "Название первого региона по-русски"),
    "a_country": Phrase("Country of the first region", "Страна первого региона"),
    "b_id": Phrase("Code of the second region", "Код второго региона"),
    "b_name": Phrase("Name of the second region or country", "Название второго региона или страны"),
    "b_name_ru": Phrase("Name of the second region in Russian", "Название второго региона по-русски"),
    "b_country": Phrase("Country of the second region", "Страна второго региона"),
    "id": Phrase("Code, unique in the table", "Код, в таблице один раз"),
    "name": Phrase("Name", "Название"),
    "name_ru": Phrase("Name in Russian", "Название по-русски"),
    "country": Phrase("Code of the country", "Код страны"),
    "country_name": Phrase("Name of the country", "Название страны"),
    "country_name_ru": Phrase("Name of the country in Russian", "Название страны по-русски"),
    "split_uncertainty_km": Phrase(
      "how far length_km may be off because the ends of the border, where other pairs go on, are known no better",
      "насколько length_km может отличаться из-за того, что концы границы, где продолжают другие пары, известны не точнее"
    ),
    "length_km": Phrase(
      "Geodesic length on WGS 84 of all that both share, in kilometres; empty where they only touch",
      "Геодезическая длина общей границы на WGS 84, км; пусто, если общие только точки"),
    "pieces": Phrase(
      "Into how many lines the border falls when joined end to end", "На сколько линий распадается граница"),
    "touch_points": Phrase(
      "Points where both meet beside their shared lines", "Точки, где они соприкасаются вне общих линий"),
    "pairs": Phrase("Pairs of regions along the border", "Пар регионов вдоль границы"),
    "home_regions": Phrase("Regions of the home country at the border", "Своих регионов у границы"),
    "neighbour_regions": Phrase("Regions of the neighbour at the border", "Регионов соседа у границы"),
    "published_km": Phrase("A published length in kilometres", "Опубликованная длина, км"),
    "ratio_to_published": Phrase(
      "length_km divided by the published length", "length_km, делённая на опубликованную длину"),
    "ratio_remark": Phrase(
      "Why the two lengths may differ: a likely reason, not a certain one",
      "Почему эти длины могут расходиться: вероятная причина, не достоверная"),
    "published_source": Phrase("Who published the length", "Кто опубликовал длину"),
    "spacing_median_m": Phrase(
      "Half of the segments of this border are at most so long, in metres",
      "Половина отрезков этой границы не длиннее, м"),
    "spacing_p90_m": Phrase(
      "Nine of ten segments of this border are at most so long, in metres",
      "Девять из десяти отрезков этой границы не длиннее, м"),
    "international_km": Phrase(
      "Border with regions of other countries, in kilometres", "Граница с регионами других стран, км"),
    "listed_border_km": Phrase(
      "The part of it that the list of crossings is about: the denominator of the densities",
      "Та её часть, о которой список переходов: знаменатель плотности"),
    "inner_km": Phrase(
      "Border with regions of its own country, in kilometres", "Граница с регионами своей страны, км"),
    "outer_km": Phrase("Coast or edge of the data, in kilometres", "Берег или край данных, км"),
    "neighbour_countries": Phrase("Countries across its border", "Страны за границей"),
    "perimeter_km": Phrase(
      "Length of the whole boundary in kilometres: international_km, inner_km and outer_km together",
      "Длина всей границы региона, км: international_km, inner_km и outer_km вместе"),
    "share_percent": Phrase(
      "length_km in per cent of the perimeter of the region", "length_km в процентах от периметра региона"),
    "neighbour_id": Phrase(
      "Code of the neighbouring region; empty for coast or edge",
      "Код соседнего региона; пусто, если это берег или край данных"),
    "neighbour_name": Phrase("Name of the neighbouring region", "Название соседнего региона"),
    "neighbour_name_ru": Phrase(
      "Name of the neighbouring region in Russian", "Название соседнего региона по-русски"),
    "neighbour_country": Phrase("Code of its country", "Код его страны"),
    "a_regions": Phrase("Regions of the first country along the border", "Регионов первой страны у границы"),
    "b_regions": Phrase("Regions of the second country along the border", "Регионов второй страны у границы"),
    "border_kind": Phrase(
      "state for the border of two countries, inner for borders within one",
      "state — граница двух стран, inner — границы внутри страны"),
    "neighbours": Phrase("Neighbouring regions that share a line", "Соседние регионы с общей линией"),
    "foreign_neighbours": Phrase("Those of other countries", "Из них в других странах"),
    "tripoints": Phrase(
      "Points of its boundary where three regions or more meet",
      "Точки границы, где сходятся три региона и больше"),
    "area_km2": Phrase("Surface on the ellipsoid in square kilometres", "Площадь на эллипсоиде, км²"),
    "crossings": Phrase(
      "Listed crossings that exist, of all modes and statuses",
      "Существующие переходы из списка, всех видов и состояний"),
    "crossings_open": Phrase("Those of them that are open", "Из них открыто"),
    "crossings_road": Phrase("Those for roads", "Из них автомобильных"),
    "crossings_rail": Phrase("Those for railways", "Из них железнодорожных"),
    "crossings_other": Phrase("Those of other modes", "Из них прочих"),
    "crossings_without_point": Phrase(
      "Those without a point, counted by the regions that the list states",
      "Из них без точки, учтены по регионам, указанным в списке"),
    "crossings_rough": Phrase(
      "Those whose point is known to worse than 5 km", "Из них с точкой, известной хуже чем до 5 км"),
    "crossings_planned": Phrase("Planned ones; in no other column", "Планируемые; в других столбцах их нет"),
    "density_per_100km": Phrase(
      "crossings per 100 km of the length in the same row", "Переходов на 100 км длины из той же строки"),
    "open_density_per_100km": Phrase(
      "crossings_open per 100 km of the length in the same row",
      "Открытых переходов на 100 км длины из той же строки"),
    "density_low_per_100km": Phrase(
      "Lower end of the exact 95 per cent interval of density_per_100km for a Poisson count",
      "Нижний конец точного 95-процентного интервала density_per_100km для пуассоновского счёта"),
    "density_high_per_100km": Phrase(
      "Upper end of the exact 95 per cent interval of density_per_100km for a Poisson count",
      "Верхний конец точного 95-процентного интервала density_per_100km для пуассоновского счёта"),
    "a": Phrase("Code of the first region or country", "Код первого региона или страны"),
    "b": Phrase("Code of the second region or country", "Код второго региона или страны"),
    "counted": Phrase(
      "Which crossings count: all, open, or those of a mode",
      "Какие переходы учтены: все, открытые или одного вида"),
    "lines": Phrase("Of how many lines the border is", "Из скольких линий состоит граница"),
    "crossings_placed": Phrase("Crossings with a place on the border", "Переходы с местом на границе"),
    "all_placed": Phrase(
      "Whether these are all; where not, no gap is given",
      "Все ли это переходы; если нет, промежутки не указаны"),
    "places": Phrase(
      "Places of these crossings: the road and the railway of one town are one",
      "Места этих переходов: автомобильный и железнодорожный переходы одного города — одно место"),
    "withheld": Phrase(
      "Why the longest gap and the pattern are not given; empty where they are",
      "Почему не указаны наибольший промежуток и размещение; пусто, если указаны"),
    "gaps": Phrase(
      "Gaps between two neighbouring crossings of one line",
      "Промежутки между соседними переходами одной линии"),
    "mean_gap_km": Phrase("Mean of these gaps in kilometres", "Средний промежуток, км"),
    "median_gap_km": Phrase("Median of these gaps in kilometres", "Медианный промежуток, км"),
    "max_gap_km": Phrase("The longest of these gaps in kilometres", "Самый длинный промежуток, км"),
    "variation": Phrase(
      "Coefficient of variation of these gaps: 0 even, about 1 random, more in clusters",
      "Коэффициент вариации промежутков: 0 — равномерно, около 1 — случайно, больше — скоплениями"),
    "longest_km": Phrase(
      "The longest stretch without a crossing, ends of the border included, in kilometres",
      "Самый длинный участок без переходов, включая концы границы, км"),
    "longest_from_km": Phrase(
      "Where it begins, in kilometres along the border", "Где он начинается, км вдоль границы"),
    "longest_to_km": Phrase(
      "Where it ends, in kilometres along the border", "Где он кончается, км вдоль границы"),
    "longest_from": Phrase("What is at its beginning", "Что в его начале"),
    "longest_to": Phrase("What is at its end", "Что в его конце"),
    "pattern": Phrase(
      "even, random or clustered, by a test against random patterns",
      "Равномерно, случайно или скоплениями, по сравнению со случайными расположениями"),
    "p_value": Phrase("The two-sided p-value of that test", "Двустороннее p-значение этой проверки"),
    "status": Phrase(
      "disputed, partly_disputed or leased for regions; whether one can cross for crossings",
      "Для регионов: disputed, partly_disputed, leased; для переходов: открыт ли переход"),
    "opposite_name": Phrase("Name of the crossing on the other side", "Название перехода с другой стороны"),
    "opposite_name_ru": Phrase(
      "Name of the crossing on the other side in Russian", "Название перехода с другой стороны по-русски"),
    "mode": Phrase("How one crosses", "Вид сообщения"),
    "concept": Phrase("What the source counts", "Что считает источник"),
    "placed_by": Phrase(
      "How it was put on its border: point, stated_pair, stated_region or nothing",
      "Как привязан к границе: point, stated_pair, stated_region или nothing"),
    "neighbour": Phrase("Code of the country across", "Код страны за границей"),
    "distance_m": Phrase(
      "Distance of its point from that border in metres", "Расстояние точки от этой границы, м"),
    "precision_m": Phrase(
      "How far its point may be off, as the source says, in metres", "Возможная ошибка точки по источнику, м"),
    "longitude": Phrase("Longitude of its point in degrees", "Долгота точки, градусы"),
    "latitude": Phrase("Latitude of its point in degrees", "Широта точки, градусы"),
    "stated_region": Phrase("The region that the list states", "Регион, указанный в списке"),
    "stated_opposite_region": Phrase(
      "The region across that the list states", "Регион за границей, указанный в списке"),
    "remark": Phrase("What else must be known", "Примечание"),
    "list": Phrase(
      "What the claim is about: adjacency, figures or groups", "О чём утверждение: adjacency, figures, groups"
    ),
    "claim": Phrase("The id of the claim in its list", "Номер утверждения в списке"),
    "statement": Phrase("What is claimed", "Что утверждается"),
    "verdict_key": Phrase("The verdict, a word for programs", "Вывод, слово для программ"),
    "verdict": Phrase("The verdict in words", "Вывод словами"),
    "computed": Phrase("What the data give", "Что дают данные"),
    "unit": Phrase("The unit of what was computed", "Единица вычисленного"),
  ]
}
