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
  /// The heading of the category's column, such as `class`; `nil` where categories have no rows of their own.
  public var category: Phrase?
  /// Borders shorter than this are marked, in kilometres.
  public var minimumLength: Double
  /// Lengths in kilometres to take in place of the measured ones, by both keys of a row, sorted.
  public var reference: [[String]: Double] = [:]

  /// How to count.
  public init(
    borders: [Int], area: Area, category: Phrase? = nil, minimumLength: Double = 0
  ) {
    self.borders = borders
    self.area = area
    self.category = category
    self.minimumLength = minimumLength
  }

  /// What an area is called.
  fileprivate struct Key: Hashable {
    /// Ids of regions: of both sides, of one, or of none.
    var ids: [String] = []
    /// Codes of countries, as many as the area is of.
    var countries: [String] = []

    var all: [String] { ids + countries }
  }

  /// A row before its numbers.
  private struct Row {
    var key: Key
    var names: [Phrase] = []
    var arcs: Set<ArcID> = []
  }

  /// A table, and in how many of its rows there is no length to divide by.
  public struct Result: Sendable {
    /// Rows by area, then by category.
    public let table: Table
    /// How many rows have no length, and so no density.
    public let rowsWithoutLength: Int
  }

  /// Counts crossings by area and category.
  ///
  /// - Parameters:
  ///   - crossings: What is counted.
  ///   - analysis: The borders.
  ///   - source: What the lengths were measured on, for the heading of the denominator.
  /// - Returns: The table. O(crossings + arcs).
  public func counted(_ crossings: [CountedCrossing], _ analysis: BorderAnalysis, source: Phrase) -> Result {
    var rows: [Key: Row] = [:]
    for index in borders {
      for row in areas(ofBorder: index, analysis) {
        rows[row.key, default: row].arcs.formUnion(analysis.borders[index].arcs)
      }
    }
    let categories = category != nil ? Set(crossings.map(\.category)).sorted() : [""]
    var counts: [Key: [String: (count: Int, raw: Int)]] = [:]
    for crossing in crossings {
      for row in areas(of: crossing, analysis) {
        if rows[row.key] == nil { rows[row.key] = row }
        let category = self.category != nil ? crossing.category : ""
        counts[row.key, default: [:]][category, default: (0, 0)].count += 1
        counts[row.key, default: [:]][category, default: (0, 0)].raw += crossing.rawCount
      }
    }
    let sorted = rows.values.sorted { $0.key.all.lexicographicallyPrecedes($1.key.all) }
    let figures = sorted.flatMap { row in
      let length = length(of: row, analysis)
      return categories.map { category in
        let (count, raw) = counts[row.key]?[category] ?? (0, 0)
        return DensityRow(
          key: row.key, names: row.names, category: category, count: count, rawCount: raw, length: length)
      }
    }
    var notes = notes(source)
    let nowhere = crossings.count { $0.place == .nowhere }
    if nowhere > 0 {
      notes.append(
        Phrase(
          "\(EnglishCount.of(nowhere, "crossing")) could not be placed and \(nowhere == 1 ? "enters" : "enter") no density.",
          "Переходов, не привязанных ни к одной границе: \(nowhere); в плотность они не входят."))
    }
    return Result(
      table: DensityRow.schema(self).table(figures, notes: notes),
      rowsWithoutLength: figures.count { $0.length == nil })
  }

  /// The length of an area in kilometres; `nil` where there is none.
  private func length(of row: Row, _ analysis: BorderAnalysis) -> Double? {
    guard reference.isEmpty else { return reference[area == .pair ? row.key.ids.sorted() : row.key.all] }
    return row.arcs.isEmpty ? nil : row.arcs.sorted().map { analysis.lengths[$0] }.sum().kilometres
  }

  private func areas(of crossing: CountedCrossing, _ analysis: BorderAnalysis) -> [Row] {
    switch crossing.place {
    case .border(let index): return areas(ofBorder: index, analysis)
    case .region(let id, let neighbour):
      let region = analysis.regions[id]
      let name = Phrase(region.name, region.nameRussian)
      switch area {
      case .pair:
        let key = Key(ids: [region.id, ""], countries: [region.country, neighbour])
        return [Row(key: key, names: [name, Phrase(same: "")])]
      case .region: return [Row(key: Key(ids: [region.id], countries: [region.country]), names: [name])]
      case .country: return [Row(key: Key(countries: [region.country, neighbour].sorted()))]
      case .all: return [Row(key: Key())]
      }
    case .nowhere:
      let name = Phrase("unplaced", "не привязаны")
      switch area {
      case .pair:
        return [Row(key: Key(ids: ["", ""], countries: ["", ""]), names: [name, Phrase(same: "")])]
      case .region: return [Row(key: Key(ids: [""], countries: [""]), names: [name])]
      case .country: return [Row(key: Key(countries: ["", ""]))]
      case .all: return []
      }
    }
  }

  private func areas(ofBorder index: Int, _ analysis: BorderAnalysis) -> [Row] {
    let border = analysis.borders[index]
    let sides = [analysis.regions[border.a], analysis.regions[border.b]]
    let countries = sides.map(\.country)
    switch area {
    case .pair:
      return [
        Row(
          key: Key(ids: sides.map(\.id), countries: countries),
          names: sides.map { Phrase($0.name, $0.nameRussian) })
      ]
    case .region:
      return sides.map {
        Row(key: Key(ids: [$0.id], countries: [$0.country]), names: [Phrase($0.name, $0.nameRussian)])
      }
    case .country: return [Row(key: Key(countries: countries.sorted()))]
    case .all: return [Row(key: Key())]
    }
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

/// The crossings of one area and one category.
private struct DensityRow {
  typealias Field = TableSchema<DensityRow>.Field

  let key: CrossingDensity.Key
  let names: [Phrase]
  let category: String
  let count: Int
  let rawCount: Int
  /// In kilometres; `nil` where there is none.
  let length: Double?

  /// A number of crossings per 100 km.
  func density(_ count: Double) -> Cell {
    Cell(length.flatMap { $0 > 0 ? count * (100 / $0) : nil }, places: 6)
  }

  var interval: PoissonInterval { PoissonInterval(count: count) }

  static func schema(_ density: CrossingDensity) -> TableSchema<DensityRow> {
    var fields = areas(density.area)
    if let category = density.category {
      fields.append(Field(Column("category", category)) { Cell($0.category) })
    }
    fields += figures(length: density.reference.isEmpty ? "length_km" : "reference_length_km")
    let minimum = density.minimumLength
    if minimum > 0 {
      fields.append(
        Field(Column("is_short", Phrase("short", "короткая"))) { row in
          .flag(row.length.map { $0 < minimum } ?? true)
        })
    }
    return TableSchema(
      name: "density", title: Phrase("Density of border crossings", "Плотность пересечений границы"), fields)
  }

  private static func areas(_ area: CrossingDensity.Area) -> [Field] {
    func id(_ key: String, _ index: Int) -> [Field] {
      [Field(Column(key, Phrase("id", "код"))) { Cell($0.key.ids[index]) }]
    }
    func name(_ key: String, _ heading: Phrase, _ index: Int) -> [Field] {
      Field.names(Column(key, heading)) { row in
        row.names[index].english.isEmpty && index == 1 ? nil : row.names[index]
      }
    }
    func country(_ key: String, _ heading: Phrase, _ index: Int) -> [Field] {
      [Field(Column(key, heading)) { Cell($0.key.countries[index]) }]
    }
    let region = Phrase("region", "регион")
    let neighbour = Phrase("neighbour", "сосед")
    let state = Phrase("country", "страна")
    switch area {
    case .pair:
      let first = id("a_id", 0) + name("a_name", region, 0) + country("a_country", state, 0)
      return first + id("b_id", 1) + name("b_name", neighbour, 1) + country("b_country", state, 1)
    case .region: return id("id", 0) + name("name", region, 0) + country("country", state, 0)
    case .country: return country("a_country", state, 0) + country("b_country", neighbour, 1)
    case .all: return []
    }
  }

  private static func figures(length: String) -> [Field] {
    [
      Field(Column("count", Phrase("crossings", "пересечений"), isNumeric: true)) { .integer($0.count) },
      Field(Column("raw_count", Phrase("raw", "до слияния"), isNumeric: true)) { .integer($0.rawCount) },
      Field(Column(length, Phrase("border km", "граница, км"), isNumeric: true, displayPlaces: 1)) {
        Cell($0.length, places: 6)
      },
      Field(
        Column("density_per_100km", Phrase("per 100 km", "на 100 км"), isNumeric: true, displayPlaces: 2)
      ) { $0.density(Double($0.count)) },
      Field(
        Column("density_low_per_100km", Phrase("95% from", "95 % от"), isNumeric: true, displayPlaces: 2)
      ) { $0.density($0.interval.low) },
      Field(
        Column("density_high_per_100km", Phrase("95% to", "95 % до"), isNumeric: true, displayPlaces: 2)
      ) { $0.density($0.interval.high) },
    ]
  }
}
