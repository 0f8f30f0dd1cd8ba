public import BorderCore

extension CrossedRoutes {
  /// Rows with the stretch that each of them describes, for files of geometries.
  public struct SpacingRow: Sendable {
    /// The border.
    public let route: CrossedRoute
    /// Its longest stretch without a crossing; `nil` for a route without lines, and where it is withheld.
    public let longest: CrossingSpacing.Stretch?
    /// Why the longest gap and the pattern are not given; `nil` where they are.
    public let withheld: CrossedRoute.Withholding?
    /// Which crossings count.
    public let selection: CrossedRoute.Selection
    let spacing: CrossingSpacing
  }

  /// How crossings are spaced on each route, one row for each selection of crossings.
  public func spacingRows(_ selections: [CrossedRoute.Selection]) -> [SpacingRow] {
    routes.flatMap { route in
      selections.map { selection in
        let spacing = route.spacing(selection)
        let withheld = route.withheld(selection, spacing)
        return SpacingRow(
          route: route, longest: withheld == nil ? spacing.longest : nil, withheld: withheld,
          selection: selection, spacing: spacing)
      }
    }
  }

  /// The table of spacing. A border without a crossing keeps its row.
  ///
  /// Gaps are given where all crossings have a place; the longest of them, and the pattern, where there are eight places
  /// at least. What is withheld has its reason beside it.
  ///
  /// - Parameter rows: The rows, which may be of several sets of routes.
  /// - Returns: One row for each.
  /// - Complexity: O(*k* log *k*) for *k* crossings, a thousandfold for the test.
  public static func spacingTable(_ rows: [SpacingRow]) -> Table {
    func kilometres(_ key: String, _ heading: Phrase, _ meaning: Phrase) -> Column {
      Column(key, heading, meaning: meaning, isNumeric: true, displayPlaces: 1)
    }
    var table = Table(
      name: "spacing", title: Phrase("Spacing of crossings along borders", "Промежутки между переходами"),
      columns: [
        Column(
          "a", Phrase("side", "сторона"),
          meaning: Phrase("Code of the first region or country", "Код первого региона или страны")),
        Column(
          "a_name", Phrase("name", "название"),
          meaning: Phrase("Name of the first region or country", "Название первого региона или страны"),
          isForFilesOnly: true),
        Column(
          "b", Phrase("other side", "другая сторона"),
          meaning: Phrase("Code of the second region or country", "Код второго региона или страны")),
        Column(
          "b_name", Phrase("name", "название"),
          meaning: Phrase("Name of the second region or country", "Название второго региона или страны")),
        Column(
          "counted", Phrase("counted", "учтены"),
          meaning: Phrase(
            "Which crossings count: all, open, or those of a mode",
            "Какие переходы учтены: все, открытые или одного вида")
        ).inWords(.counted),
        kilometres(
          "length_km", Phrase("km", "км"),
          Phrase(
            "Geodesic length on WGS 84 of all that both share, in kilometres; empty where they only touch",
            "Геодезическая длина общей границы на WGS 84, км; пусто, если общие только точки")),
        Column(
          "lines", Phrase("lines", "линий"),
          meaning: Phrase("Of how many lines the border is", "Из скольких линий состоит граница"),
          isNumeric: true),
        Column(
          "crossings", Phrase("crossings", "переходов"),
          meaning: Phrase(
            "Listed crossings that exist, of all modes and statuses",
            "Существующие переходы из списка, всех видов и состояний"), isNumeric: true),
        Column(
          "crossings_placed", Phrase("with a place", "с местом"),
          meaning: Phrase("Crossings with a place on the border", "Переходы с местом на границе"),
          isNumeric: true),
        Column(
          "all_placed", Phrase("all", "все"),
          meaning: Phrase(
            "Whether these are all; where not, no gap is given",
            "Все ли это переходы; если нет, промежутки не указаны")),
        Column(
          "places", Phrase("places", "мест"),
          meaning: Phrase(
            "Places of these crossings: the road and the railway of one town are one",
            "Места этих переходов: автомобильный и железнодорожный переходы одного города — одно место"),
          isNumeric: true),
        Column(
          "gaps", Phrase("gaps", "промежутков"),
          meaning: Phrase(
            "Gaps between two neighbouring crossings of one line",
            "Промежутки между соседними переходами одной линии"), isNumeric: true),
        kilometres(
          "mean_gap_km", Phrase("mean", "средний"),
          Phrase("Mean of these gaps in kilometres", "Средний промежуток, км")),
        kilometres(
          "median_gap_km", Phrase("median", "медиана"),
          Phrase("Median of these gaps in kilometres", "Медианный промежуток, км")),
        kilometres(
          "max_gap_km", Phrase("max", "наибольший"),
          Phrase("The longest of these gaps in kilometres", "Самый длинный промежуток, км")),
        Column(
          "variation", Phrase("CV", "вариация"),
          meaning: Phrase(
            "Coefficient of variation of these gaps: 0 even, about 1 random, more in clusters",
            "Коэффициент вариации промежутков: 0 — равномерно, около 1 — случайно, больше — скоплениями"),
          isNumeric: true, displayPlaces: 2),
        kilometres(
          "longest_km", Phrase("longest without", "дольше всего без"),
          Phrase(
            "The longest stretch without a crossing, ends of the border included, in kilometres",
            "Самый длинный участок без переходов, включая концы границы, км")),
        kilometres(
          "longest_from_km", Phrase("from km", "от, км"),
          Phrase("Where it begins, in kilometres along the border", "Где он начинается, км вдоль границы")),
        kilometres(
          "longest_to_km", Phrase("to km", "до, км"),
          Phrase("Where it ends, in kilometres along the border", "Где он кончается, км вдоль границы")),
        Column(
          "longest_from", Phrase("from", "от"),
          meaning: Phrase("What is at its beginning", "Что в его начале")),
        Column("longest_to", Phrase("to", "до"), meaning: Phrase("What is at its end", "Что в его конце")),
        Column(
          "pattern", Phrase("pattern", "размещение"),
          meaning: Phrase(
            "even, random or clustered, by a test against random patterns",
            "Равномерно, случайно или скоплениями, по сравнению со случайными расположениями")),
        Column(
          "p_value", Phrase("p", "p"),
          meaning: Phrase("The two-sided p-value of that test", "Двустороннее p-значение этой проверки"),
          isNumeric: true, displayPlaces: 3),
        Column(
          "withheld", Phrase("withheld because", "не указано, так как"),
          meaning: Phrase(
            "Why the longest gap and the pattern are not given; empty where they are",
            "Почему не указаны наибольший промежуток и размещение; пусто, если указаны")),
      ])
    for row in rows { table.append(cells(row)) }
    table.notes = [
      Phrase(
        "Spacing: gaps between neighbouring crossings of one line of the border, in km along it; jumps between lines are no gaps. The longest stretch without a crossing may begin or end at an end of the border. Only crossings with a point have a place: where not all have one, no gap is given; with fewer than 8 places, neither the largest nor the pattern. The road and the railway of one town (one name, up to 10 km apart along the border) are one place. Planned ones are left out.",
        "Промежутки — между соседними переходами одной линии границы, в км вдоль неё; разрывы между линиями не считаются. Самый длинный участок без переходов может начинаться и кончаться концом границы. Место есть только у переходов с точкой: где оно есть не у всех, промежутки не указаны; если мест меньше 8, не указаны наибольший и размещение. Автомобильный и железнодорожный переходы одного города (одно название, до 10 км друг от друга вдоль границы) — одно место. Планируемые не учтены."
      ),
      Phrase(
        "Pattern: the coefficient of variation of the gaps (CV: 0 even, about 1 random, more in clusters) against 999 random patterns on the same lines; even or clustered where p < 0.05, two-sided.",
        "Размещение: коэффициент вариации промежутков (0 — равномерно, около 1 — случайно, больше — скоплениями) против 999 случайных размещений на тех же линиях; равномерно или скоплениями при p < 0,05, двусторонне."
      ),
    ]
    return table.withRussianNames(["a_name", "b_name"])
  }

  private static func cells(_ row: SpacingRow) -> [Cell] {
    let (route, spacing) = (row.route, row.spacing)
    func kilometres(_ metres: Double?) -> Cell { Cell(metres.map { $0 / 1000 }, places: 6) }
    let ends = row.longest.map { route.ends(of: $0, in: spacing) }
    let placed = route.placed(row.selection).count
    let isWhole = route.count(row.selection) == placed
    let isTold = row.withheld == nil
    let test = isTold ? spacing.randomnessTest() : nil
    return [
      Cell(route.sides[0]), .phrase(route.names[0]), Cell(route.sides[1]), .phrase(route.names[1]),
      .text(row.selection.key), Cell(route.chainage.length), .integer(route.chainage.lines.count),
      .integer(route.count(row.selection)), .integer(placed), .flag(isWhole), .integer(spacing.marks.count),
      .integer(spacing.gaps.count), kilometres(isWhole ? spacing.mean : nil),
      kilometres(isWhole ? spacing.median : nil), kilometres(isTold ? spacing.maximum?.length : nil),
      Cell(isWhole ? spacing.variation : nil, places: 4), kilometres(row.longest?.length),
      kilometres(row.longest?.from), kilometres(row.longest?.to), ends.map { .phrase($0.from) } ?? .missing,
      ends.map { .phrase($0.to) } ?? .missing, test.map { .phrase($0.verdict.label) } ?? .missing,
      Cell(test?.p, places: 3), row.withheld.map { .phrase($0.phrase) } ?? .missing,
    ]
  }

  /// The density of crossings along each route, smoothed by a kernel: a row every so many kilometres of each line.
  ///
  /// - Parameters:
  ///   - kilometres: The step; not above 0 gives no rows. Every line has at least the rows of its two ends.
  ///   - bandwidth: Half the width of the kernel in kilometres.
  /// - Returns: The rows, each with its place.
  /// - Complexity: O(rows · (log *n* + *k*)) for *n* vertices and *k* crossings of a route.
  public func profile(every kilometres: Double, bandwidth: Double) -> BorderRoutes.Listing {
    var listing = BorderRoutes.Listing(
      table: Table(
        name: "density_along", title: Phrase("Density along borders", "Плотность вдоль границ"),
        columns: [
          Column(
            "a", Phrase("side", "сторона"),
            meaning: Phrase("Code of the first region or country", "Код первого региона или страны")),
          Column(
            "b", Phrase("other side", "другая сторона"),
            meaning: Phrase("Code of the second region or country", "Код второго региона или страны")),
          Column("line", Phrase("line", "линия"), isNumeric: true),
          Column("chainage_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1),
          Column(
            "longitude", Phrase("longitude", "долгота"),
            meaning: Phrase("Longitude of its point in degrees", "Долгота точки, градусы"), isNumeric: true,
            displayPlaces: 4),
          Column(
            "latitude", Phrase("latitude", "широта"),
            meaning: Phrase("Latitude of its point in degrees", "Широта точки, градусы"), isNumeric: true,
            displayPlaces: 4),
          Column(
            "density_per_100km", Phrase("per 100 km", "на 100 км"),
            meaning: Phrase(
              "crossings per 100 km of the length in the same row",
              "Переходов на 100 км длины из той же строки"), isNumeric: true, displayPlaces: 2),
        ]), geometries: [])
    let width = Phrase(number: bandwidth, upTo: 3)
    listing.table.notes = [
      Phrase(
        "Density of crossings per 100 km of border about each place: Epanechnikov's kernel, \(width.english) km to each side, cut off at the ends of a line.",
        "Плотность переходов на 100 км границы около каждого места: ядро Епанечникова, \(width.russian) км в каждую сторону, обрезанное на концах линии."
      )
    ]
    guard kilometres > 0 else { return listing }
    for route in routes {
      let spacing = route.spacing(byPlace: false)
      for sample in route.samples(every: kilometres * 1000) {
        let density = spacing.density(
          atChainage: sample.chainage, line: sample.line, bandwidth: bandwidth * 1000)
        listing.table.append([
          Cell(route.sides[0]), Cell(route.sides[1]), .integer(sample.line + 1),
          Cell(sample.chainage / 1000, places: 6), Cell(sample.position.longitude, places: 9),
          Cell(sample.position.latitude, places: 9), Cell(density, places: 6),
        ])
        listing.geometries.append([sample.position])
      }
    }
    return listing
  }
}

extension CrossedRoute {
  /// Places at equal distances, not above a step, on each line of the route, its two ends included.
  func samples(every metres: Double) -> [Chainage.Place] {
    chainage.lines.indices.flatMap { index -> [Chainage.Place] in
      let line = chainage.lines[index]
      let count = max(1, Int((line.length.metres / metres).rounded(.up)))
      return (0...count).compactMap { step in
        chainage.place(
          onLine: index, at: line.length.metres * Double(step) / Double(count))
      }
    }
  }
}
