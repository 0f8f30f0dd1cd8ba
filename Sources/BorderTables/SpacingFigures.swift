import BorderCore

/// What a row of spacing shows, found once for all of its cells.
struct SpacingFigures: Sendable {
  typealias Field = TableSchema<SpacingFigures>.Field

  let row: CrossedRoutes.SpacingRow
  /// How many crossings count, and how many of them have a place.
  let count: Int
  let placed: Int
  /// What is at the ends of the longest stretch.
  let ends: (from: Phrase, to: Phrase)?
  let test: CrossingSpacing.RandomnessTest?

  /// Whether all crossings have a place.
  var isWhole: Bool { count == placed }
  /// Whether the longest gap and the pattern are given.
  var isGiven: Bool { row.withheld == nil }

  init(_ row: CrossedRoutes.SpacingRow) {
    self.row = row
    count = row.route.count(row.selection)
    placed = row.route.placed(row.selection).count
    ends = row.longest.map { row.route.ends(of: $0, in: row.spacing) }
    test = row.withheld == nil ? row.spacing.randomnessTest() : nil
  }

  static var schema: TableSchema<SpacingFigures> {
    TableSchema(
      name: "spacing", title: Phrase("Spacing of crossings along borders", "Промежутки между переходами"),
      sides + counts + gaps + longest + pattern)
  }

  private static func kilometres(
    _ key: String, _ heading: Phrase, _ meaning: Phrase,
    _ metres: @escaping @Sendable (SpacingFigures) -> Double?
  ) -> Field {
    Field(Column(key, heading, meaning: meaning, isNumeric: true, displayPlaces: 1)) { row in
      Cell(metres(row).map { $0 / 1000 }, places: 6)
    }
  }

  private static var sides: [Field] {
    var fields = [Field(.firstSide) { Cell($0.row.route.sides[0]) }]
    fields += Field.names(
      Column(
        "a_name", Phrase("name", "название"),
        meaning: Phrase("Name of the first region or country", "Название первого региона или страны"),
        isForFilesOnly: true)
    ) { $0.row.route.names[0] }
    fields.append(Field(.secondSide) { Cell($0.row.route.sides[1]) })
    fields += Field.names(
      Column(
        "b_name", Phrase("name", "название"),
        meaning: Phrase("Name of the second region or country", "Название второго региона или страны"))
    ) { $0.row.route.names[1] }
    return fields
  }

  private static var counts: [Field] {
    [
      Field(
        Column(
          "counted", Phrase("counted", "учтены"),
          meaning: Phrase(
            "Which crossings count: all, open, or those of a mode",
            "Какие переходы учтены: все, открытые или одного вида")
        ).inWords(.counted)
      ) { .text($0.row.selection.key) },
      Field(.borderLength()) { Cell($0.row.route.chainage.length) },
      Field(
        Column(
          "lines", Phrase("lines", "линий"),
          meaning: Phrase("Of how many lines the border is", "Из скольких линий состоит граница"),
          isNumeric: true)
      ) { .integer($0.row.route.chainage.lines.count) },
      Field(
        Column(
          "crossings", Phrase("crossings", "переходов"),
          meaning: Phrase(
            "Listed crossings that exist, of all modes and statuses",
            "Существующие переходы из списка, всех видов и состояний"), isNumeric: true)
      ) { .integer($0.count) },
      Field(
        Column(
          "crossings_placed", Phrase("with a place", "с местом"),
          meaning: Phrase("Crossings with a place on the border", "Переходы с местом на границе"),
          isNumeric: true)
      ) { .integer($0.placed) },
      Field(
        Column(
          "all_placed", Phrase("all", "все"),
          meaning: Phrase(
            "Whether these are all; where not, no gap is given",
            "Все ли это переходы; если нет, промежутки не указаны"))
      ) { .flag($0.isWhole) },
      Field(
        Column(
          "places", Phrase("places", "мест"),
          meaning: Phrase(
            "Places of these crossings: the road and the railway of one town are one",
            "Места этих переходов: автомобильный и железнодорожный переходы одного города — одно место"),
          isNumeric: true)
      ) { .integer($0.row.spacing.marks.count) },
    ]
  }

  private static var gaps: [Field] {
    [
      Field(
        Column(
          "gaps", Phrase("gaps", "промежутков"),
          meaning: Phrase(
            "Gaps between two neighbouring crossings of one line",
            "Промежутки между соседними переходами одной линии"), isNumeric: true)
      ) { .integer($0.row.spacing.gaps.count) },
      kilometres(
        "mean_gap_km", Phrase("mean", "средний"),
        Phrase("Mean of these gaps in kilometres", "Средний промежуток, км")
      ) { $0.isWhole ? $0.row.spacing.mean : nil },
      kilometres(
        "median_gap_km", Phrase("median", "медиана"),
        Phrase("Median of these gaps in kilometres", "Медианный промежуток, км")
      ) { $0.isWhole ? $0.row.spacing.median : nil },
      kilometres(
        "max_gap_km", Phrase("max", "наибольший"),
        Phrase("The longest of these gaps in kilometres", "Самый длинный промежуток, км")
      ) { $0.isGiven ? $0.row.spacing.maximum?.length : nil },
      Field(
        Column(
          "variation", Phrase("CV", "вариация"),
          meaning: Phrase(
            "Coefficient of variation of these gaps: 0 even, about 1 random, more in clusters",
            "Коэффициент вариации промежутков: 0 — равномерно, около 1 — случайно, больше — скоплениями"),
          isNumeric: true, displayPlaces: 2)
      ) { Cell($0.isWhole ? $0.row.spacing.variation : nil, places: 4) },
    ]
  }

  private static var longest: [Field] {
    [
      kilometres(
        "longest_km", Phrase("longest without", "дольше всего без"),
        Phrase(
          "The longest stretch without a crossing, ends of the border included, in kilometres",
          "Самый длинный участок без переходов, включая концы границы, км")
      ) { $0.row.longest?.length },
      kilometres(
        "longest_from_km", Phrase("from km", "от, км"),
        Phrase("Where it begins, in kilometres along the border", "Где он начинается, км вдоль границы")
      ) { $0.row.longest?.from },
      kilometres(
        "longest_to_km", Phrase("to km", "до, км"),
        Phrase("Where it ends, in kilometres along the border", "Где он кончается, км вдоль границы")
      ) { $0.row.longest?.to },
      Field(
        Column(
          "longest_from", Phrase("from", "от"),
          meaning: Phrase("What is at its beginning", "Что в его начале"))
      ) { row in row.ends.map { .phrase($0.from) } ?? .missing },
      Field(
        Column("longest_to", Phrase("to", "до"), meaning: Phrase("What is at its end", "Что в его конце"))
      ) { row in row.ends.map { .phrase($0.to) } ?? .missing },
    ]
  }

  private static var pattern: [Field] {
    [
      Field(
        Column(
          "pattern", Phrase("pattern", "размещение"),
          meaning: Phrase(
            "even, random or clustered, by a test against random patterns",
            "Равномерно, случайно или скоплениями, по сравнению со случайными расположениями"))
      ) { row in row.test.map { .phrase($0.verdict.label) } ?? .missing },
      Field(
        Column(
          "p_value", Phrase("p", "p"),
          meaning: Phrase("The two-sided p-value of that test", "Двустороннее p-значение этой проверки"),
          isNumeric: true, displayPlaces: 3)
      ) { Cell($0.test?.p, places: 3) },
      Field(
        Column(
          "withheld", Phrase("withheld because", "не указано, так как"),
          meaning: Phrase(
            "Why the longest gap and the pattern are not given; empty where they are",
            "Почему не указаны наибольший промежуток и размещение; пусто, если указаны"))
      ) { row in row.row.withheld.map { .phrase($0.phrase) } ?? .missing },
    ]
  }
}
