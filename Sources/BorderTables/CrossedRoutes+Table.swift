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
    SpacingFigures.schema.table(
      rows.map(SpacingFigures.init),
      notes: [
        Phrase(
          "Spacing: gaps between neighbouring crossings of one line of the border, in km along it; jumps between lines are no gaps. The longest stretch without a crossing may begin or end at an end of the border. Only crossings with a point have a place: where not all have one, no gap is given; with fewer than 8 places, neither the largest nor the pattern. The road and the railway of one town (one name, up to 10 km apart along the border) are one place. Planned ones are left out.",
          "Промежутки — между соседними переходами одной линии границы, в км вдоль неё; разрывы между линиями не считаются. Самый длинный участок без переходов может начинаться и кончаться концом границы. Место есть только у переходов с точкой: где оно есть не у всех, промежутки не указаны; если мест меньше 8, не указаны наибольший и размещение. Автомобильный и железнодорожный переходы одного города (одно название, до 10 км друг от друга вдоль границы) — одно место. Планируемые не учтены."
        ),
        Phrase(
          "Pattern: the coefficient of variation of the gaps (CV: 0 even, about 1 random, more in clusters) against 999 random patterns on the same lines; even or clustered where p < 0.05, two-sided.",
          "Размещение: коэффициент вариации промежутков (0 — равномерно, около 1 — случайно, больше — скоплениями) против 999 случайных размещений на тех же линиях; равномерно или скоплениями при p < 0,05, двусторонне."
        ),
      ])
  }

  /// The density of crossings along each route, smoothed by a kernel: a row every so many kilometres of each line.
  ///
  /// - Parameters:
  ///   - kilometres: The step; not above 0 gives no rows. Every line has at least the rows of its two ends.
  ///   - bandwidth: Half the width of the kernel in kilometres.
  /// - Returns: The rows, each with its place.
  /// - Complexity: O(rows · (log *n* + *k*)) for *n* vertices and *k* crossings of a route.
  public func profile(every kilometres: Double, bandwidth: Double) -> BorderRoutes.Listing {
    var rows: [DensitySample] = []
    for route in routes where kilometres > 0 {
      let spacing = route.spacing(byPlace: false)
      for place in route.samples(every: kilometres * 1000) {
        rows.append(
          DensitySample(
            sides: route.sides, place: place,
            density: spacing.density(
              atChainage: place.chainage, line: place.line, bandwidth: bandwidth * 1000)))
      }
    }
    let width = Phrase(number: bandwidth, upTo: 3)
    return BorderRoutes.Listing(
      DensitySample.schema, rows,
      notes: [
        Phrase(
          "Density of crossings per 100 km of border about each place: Epanechnikov's kernel, \(width.english) km to each side, cut off at the ends of a line; it goes round a closed one.",
          "Плотность переходов на 100 км границы около каждого места: ядро Епанечникова, \(width.russian) км в каждую сторону, обрезанное на концах линии; замкнутую оно обходит кругом."
        )
      ]
    ) { [$0.place.position] }
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
