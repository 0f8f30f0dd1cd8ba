public import BorderCore

extension WaterAlongBorders {
  private static func kilometres(_ key: String, _ heading: Phrase, _ meaning: Phrase) -> Column {
    Column(key, heading, meaning: meaning, isNumeric: true, displayPlaces: 1)
  }

  private static let columns = [
    kilometres(
      "river_km", Phrase("river km", "по рекам, км"),
      Phrase("The part of it along rivers, in kilometres", "Её часть вдоль рек, км")),
    kilometres(
      "lake_km", Phrase("lake km", "по озёрам, км"),
      Phrase("The part of it along or through lakes, in kilometres", "Её часть вдоль озёр и по ним, км")),
    kilometres(
      "land_km", Phrase("land km", "по суше, км"),
      Phrase("The part of it on land, in kilometres", "Её часть по суше, км")),
    Column("water_share", Phrase("water share", "доля воды"), isNumeric: true, displayPlaces: 3),
  ]

  private static func cells(_ lengths: Lengths) -> [Cell] {
    [
      Cell(lengths.river), Cell(lengths.lake), Cell(lengths.land), Cell(lengths.waterShare, places: 6),
    ]
  }

  /// A table of borders with their lengths along rivers and lakes and on land.
  ///
  /// - Parameters:
  ///   - table: One row for each border, as `BorderAnalysis.borderTable` makes them.
  ///   - borders: The border of each row; those that only touch get no lengths.
  /// - Returns: The table with four columns more and a note.
  public func table(adding table: Table, of borders: [Int]) -> Table {
    var wider = Table(name: table.name, title: table.title, columns: table.columns + Self.columns)
    for (row, index) in zip(table.rows, borders) {
      let isShared = analysis.borders[index].isShared
      wider.append(row + (isShared ? Self.cells(lengths(ofBorder: index)) : []))
    }
    wider.notes = table.notes + [note]
    return wider
  }

  /// A table of pairs of countries with their lengths along rivers and lakes and on land.
  ///
  /// - Parameters:
  ///   - table: One row for each pair, as `BorderAnalysis.countryPairTable` makes them.
  ///   - pairs: The pair of each row.
  /// - Returns: The table with four columns more and a note.
  public func table(adding table: Table, of pairs: [CountryPair]) -> Table {
    var wider = Table(name: table.name, title: table.title, columns: table.columns + Self.columns)
    for (row, pair) in zip(table.rows, pairs) { wider.append(row + Self.cells(lengths(of: pair.arcs))) }
    wider.notes = table.notes + [note]
    return wider
  }

  /// What follows water, for people.
  private var note: Phrase {
    func metres(_ value: Double) -> String { String(Int(value.rounded())) }
    return Phrase(
      "Water: a border follows a river or lake where it stays within \(metres(rule.tolerance)) m of it for more than \(metres(rule.minimum)) m along the border; where both are near, the lake counts. The water's own scale matters as much as the border's.",
      "Вода: граница идёт по реке или озеру там, где остаётся не дальше \(metres(rule.tolerance)) м от них на протяжении более \(metres(rule.minimum)) м; где близко и то и другое, считается озеро. Подробность данных о воде важна не меньше, чем о границе."
    )
  }

  /// The stretches of all borders by what they run along, in the order of the borders: together they are the borders.
  ///
  /// - Returns: One row and one line for each stretch.
  /// - Complexity: O(*n*) for *n* vertices.
  public func stretches() -> BorderRoutes.Listing {
    var listing = BorderRoutes.Listing(
      table: Table(
        name: "stretches", title: Phrase("Stretches of borders by what they run along", "Участки границ"),
        columns: [
          Column(
            "a_id", Phrase("id", "код"),
            meaning: Phrase(
              "Code of the first region: that of the home country, or the one whose code comes first",
              "Код первого региона: своего или того, чей код меньше")),
          Column(
            "a_country", Phrase("country", "страна"),
            meaning: Phrase("Country of the first region", "Страна первого региона")),
          Column(
            "b_id", Phrase("id", "код"), meaning: Phrase("Code of the second region", "Код второго региона")),
          Column(
            "b_country", Phrase("country", "страна"),
            meaning: Phrase("Country of the second region", "Страна второго региона")),
          Column(
            "kind", Phrase("runs along", "идёт по"),
            meaning: Phrase(
              "What the stretch runs along: river, lake or land", "По чему идёт участок: river, lake, land")),
          Self.kilometres(
            "length_km", Phrase("km", "км"),
            Phrase(
              "Geodesic length of the stretch on WGS 84, in kilometres",
              "Геодезическая длина участка на WGS 84, км")),
        ]), geometries: [])
    listing.table.notes = [note]
    for chain in chains {
      var open: Stretch?
      for step in chain { add(step, to: &listing, &open) }
      if let open { append(open, to: &listing) }
    }
    return listing
  }

  private struct Stretch {
    var border: Int
    var setting: BorderSetting
    var length: Double
    var line: [Position]
  }

  /// Adds the parts of an arc; a part that goes on where the last one ended is joined with it.
  private func add(
    _ step: BorderTopology.Step, to listing: inout BorderRoutes.Listing, _ open: inout Stretch?
  ) {
    guard let border = borderOfArc[step.arc] else { return }
    let line = analysis.topology.positions(of: step.arc)
    let length = analysis.lengths[step.arc].metres
    var all: [Part] = []
    var from = 0.0
    for part in parts[step.arc] ?? [] {
      if part.range.lowerBound - from > 1e-6 {
        all.append(Part(range: from...part.range.lowerBound, setting: .land))
      }
      all.append(part)
      from = part.range.upperBound
    }
    if length - from > 1e-6 { all.append(Part(range: from...length, setting: .land)) }
    for part in step.isReversed ? all.reversed() : all {
      var positions = geometry.portion(of: line, from: part.range.lowerBound, to: part.range.upperBound)
      if step.isReversed { positions.reverse() }
      let size = part.range.upperBound - part.range.lowerBound
      if let last = open, last.border == border, last.setting == part.setting {
        open?.length += size
        open?.line += positions.dropFirst()
      } else {
        if let open { append(open, to: &listing) }
        open = Stretch(border: border, setting: part.setting, length: size, line: positions)
      }
    }
  }

  private func append(_ stretch: Stretch, to listing: inout BorderRoutes.Listing) {
    let border = analysis.borders[stretch.border]
    let (a, b) = (analysis.regions[border.a], analysis.regions[border.b])
    listing.table.append([
      Cell(a.id), Cell(a.country), Cell(b.id), Cell(b.country), .text(stretch.setting.rawValue),
      Cell(stretch.length / 1000, places: 6),
    ])
    listing.geometries.append(stretch.line)
  }
}
