public import BorderCore

/// A crossing as the density tables count it.
public struct CountedCrossing: Hashable, Sendable {
  /// Where a crossing counts.
  public enum Place: Hashable, Sendable {
    /// On the border of a pair: an index of `BorderAnalysis.borders`.
    case border(Int)
    /// For a region and a neighbouring country, without a pair.
    case region(RegionID, neighbour: String)
    /// Nowhere.
    case nowhere
  }

  /// Where it counts.
  public var place: Place
  /// Its category: a class, a mode, a status, ...
  public var category: String
  /// How many crossings were joined into it.
  public var rawCount: Int

  /// A crossing.
  public init(place: Place, category: String, rawCount: Int = 1) {
    self.place = place
    self.category = category
    self.rawCount = rawCount
  }
}

/// How densely borders are crossed: counts per 100 km with exact Poisson intervals.
///
/// Every area and every category that occurs anywhere has a row, with 0 where nothing crosses. What counts for no
/// pair stands in rows of its own, so that the counts of a table of pairs or countries add up to all crossings.
public struct CrossingDensity: Sendable {
  /// What rows stand for.
  public enum Area: String, CaseIterable, Sendable {
    /// A pair of regions.
    case pair
    /// A region.
    case region
    /// A pair of countries; of one, the borders within it.
    case country
    /// All borders together.
    case all
  }

  /// The borders that count, by index of `BorderAnalysis.borders`.
  public var borders: [Int]
  /// What rows stand for.
  public var area: Area
  /// Whether each category has rows of its own.
  public var byCategory: Bool
  /// The name of the category's column, such as `class`.
  public var categoryName: Phrase
  /// Borders shorter than this are marked, in kilometres.
  public var minimumLength: Double
  /// Lengths in kilometres to take in place of the measured ones, by both keys of a row, sorted.
  public var reference: [[String]: Double] = [:]

  /// How to count.
  public init(
    borders: [Int], area: Area, byCategory: Bool = false, categoryName: Phrase = Phrase("class", "класс"),
    minimumLength: Double = 0
  ) {
    self.borders = borders
    self.area = area
    self.byCategory = byCategory
    self.categoryName = categoryName
    self.minimumLength = minimumLength
  }

  /// A row before its numbers.
  private struct Row {
    var keys: [String]
    var names: [Phrase]
    var arcs: Set<ArcID> = []
    var hasLength = true
  }

  /// The table.
  ///
  /// - Parameters:
  ///   - crossings: What is counted.
  ///   - analysis: The borders.
  ///   - source: What the lengths were measured on, for the heading of the denominator.
  /// - Returns: Rows by area, then by category. O(crossings + arcs).
  public func table(_ crossings: [CountedCrossing], _ analysis: BorderAnalysis, source: Phrase) -> Table {
    var rows: [[String]: Row] = [:]
    for index in borders {
      for row in areas(ofBorder: index, analysis) {
        rows[row.keys, default: row].arcs.formUnion(analysis.borders[index].arcs)
      }
    }
    let categories = byCategory ? Set(crossings.map(\.category)).sorted() : [""]
    var counts: [[String]: (count: Int, raw: Int)] = [:]
    for crossing in crossings {
      for var row in areas(of: crossing, analysis) {
        row.hasLength = rows[row.keys] != nil
        if !row.hasLength { rows[row.keys] = row }
        let key = row.keys + [byCategory ? crossing.category : ""]
        counts[key, default: (0, 0)].count += 1
        counts[key, default: (0, 0)].raw += crossing.rawCount
      }
    }
    var table = Table(
      name: "density", title: Phrase("Density of border crossings", "Плотность пересечений границы"),
      columns: columns)
    for key in rows.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let row = rows[key] else { continue }
      for category in categories {
        let (count, raw) = counts[key + [category]] ?? (0, 0)
        table.append(cells(row, category, count, raw, analysis))
      }
    }
    table.notes = notes(source)
    let nowhere = crossings.count { $0.place == .nowhere }
    if nowhere > 0 {
      table.notes.append(
        Phrase(
          "\(nowhere) crossings could not be placed and enter no density.",
          "Переходов, не привязанных ни к одной границе: \(nowhere); в плотность они не входят."))
    }
    return table.withRussianNames(["name", "a_name", "b_name"])
  }

  private func areas(of crossing: CountedCrossing, _ analysis: BorderAnalysis) -> [Row] {
    switch crossing.place {
    case .border(let index): return areas(ofBorder: index, analysis)
    case .region(let id, let neighbour):
      let region = analysis.regions[id]
      let name = Phrase(region.name, region.nameRussian)
      switch area {
      case .pair:
        return [Row(keys: [region.id, "", region.country, neighbour], names: [name, Phrase(same: "")])]
      case .region: return [Row(keys: [region.id, region.country], names: [name])]
      case .country: return [Row(keys: [region.country, neighbour].sorted(), names: [])]
      case .all: return [Row(keys: [], names: [])]
      }
    case .nowhere:
      let name = Phrase("unplaced", "не привязаны")
      switch area {
      case .pair: return [Row(keys: ["", "", "", ""], names: [name, Phrase(same: "")])]
      case .region: return [Row(keys: ["", ""], names: [name])]
      case .country: return [Row(keys: ["", ""], names: [])]
      case .all: return []
      }
    }
  }

  private func areas(ofBorder index: Int, _ analysis: BorderAnalysis) -> [Row] {
    let border = analysis.borders[index]
    let (a, b) = (analysis.regions[border.a], analysis.regions[border.b])
    let names = [Phrase(a.name, a.nameRussian), Phrase(b.name, b.nameRussian)]
    switch area {
    case .pair: return [Row(keys: [a.id, b.id, a.country, b.country], names: names)]
    case .region:
      return [
        Row(keys: [a.id, a.country], names: [names[0]]), Row(keys: [b.id, b.country], names: [names[1]]),
      ]
    case .country: return [Row(keys: [a.country, b.country].sorted(), names: [])]
    case .all: return [Row(keys: [], names: [])]
    }
  }

  private func cells(
    _ row: Row, _ category: String, _ count: Int, _ raw: Int, _ analysis: BorderAnalysis
  ) -> [Cell] {
    var cells: [Cell] = []
    switch area {
    case .pair:
      cells = [
        Cell(row.keys[0]), .phrase(row.names[0]), Cell(row.keys[2]), Cell(row.keys[1]),
        row.names[1].english.isEmpty ? .missing : .phrase(row.names[1]), Cell(row.keys[3]),
      ]
    case .region: cells = [Cell(row.keys[0]), .phrase(row.names[0]), Cell(row.keys[1])]
    case .country: cells = [Cell(row.keys[0]), Cell(row.keys[1])]
    case .all: cells = []
    }
    if byCategory { cells.append(Cell(category)) }
    let measured = row.arcs.isEmpty ? nil : row.arcs.sorted().map { analysis.lengths[$0] }.sum().kilometres
    let pair = area == .pair ? [row.keys[0], row.keys[1]].sorted() : row.keys
    let length = reference.isEmpty ? measured : reference[pair]
    let interval = PoissonInterval(count: count)
    let unit = length.flatMap { $0 > 0 ? 100 / $0 : nil }
    cells += [
      .integer(count), .integer(raw), Cell(length, places: 6),
      Cell(unit.map { Double(count) * $0 }, places: 6), Cell(unit.map { interval.low * $0 }, places: 6),
      Cell(unit.map { interval.high * $0 }, places: 6),
    ]
    if minimumLength > 0 { cells.append(.flag(length.map { $0 < minimumLength } ?? true)) }
    return cells
  }

  private var columns: [Column] {
    var list: [Column]
    switch area {
    case .pair:
      list = [
        Column("a_id", Phrase("id", "код")), Column("a_name", Phrase("region", "регион")),
        Column("a_country", Phrase("country", "страна")), Column("b_id", Phrase("id", "код")),
        Column("b_name", Phrase("neighbour", "сосед")), Column("b_country", Phrase("country", "страна")),
      ]
    case .region:
      list = [
        Column("id", Phrase("id", "код")), Column("name", Phrase("region", "регион")),
        Column("country", Phrase("country", "страна")),
      ]
    case .country:
      list = [
        Column("a_country", Phrase("country", "страна")), Column("b_country", Phrase("neighbour", "сосед")),
      ]
    case .all: list = []
    }
    if byCategory { list.append(Column("category", categoryName)) }
    let length = reference.isEmpty ? "length_km" : "reference_length_km"
    list += [
      Column("count", Phrase("crossings", "пересечений"), isNumeric: true),
      Column("raw_count", Phrase("raw", "до слияния"), isNumeric: true),
      Column(length, Phrase("border km", "граница, км"), isNumeric: true, displayPlaces: 1),
      Column("density_per_100km", Phrase("per 100 km", "на 100 км"), isNumeric: true, displayPlaces: 2),
      Column("density_low_per_100km", Phrase("95% from", "95 % от"), isNumeric: true, displayPlaces: 2),
      Column("density_high_per_100km", Phrase("95% to", "95 % до"), isNumeric: true, displayPlaces: 2),
    ]
    if minimumLength > 0 { list.append(Column("is_short", Phrase("short", "короткая"))) }
    return list
  }

  private func notes(_ source: Phrase) -> [Phrase] {
    var notes = [
      Phrase(
        "Density: count per 100 km of \(source.english). Interval: exact 95 per cent for a Poisson count (Garwood 1936). A border without crossings keeps its row.",
        "Плотность: число на 100 км, знаменатель — \(source.russian). Интервал: точный, 95 % для пуассоновского счёта (Garwood 1936). Граница без пересечений остаётся в таблице."
      )
    ]
    if area == .region {
      notes.append(
        Phrase(
          "Each crossing counts for both of its regions.", "Каждое пересечение учтено в обоих своих регионах."
        ))
    }
    if minimumLength > 0 {
      notes.append(
        Phrase(
          "Borders below \(minimumLength) km are marked short: their densities say little.",
          "Границы короче \(minimumLength) км отмечены: их плотность мало что значит."))
    }
    return notes
  }
}
