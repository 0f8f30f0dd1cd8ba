public import BorderCore

extension WaterAlongBorders {
  private static var fields: [TableSchema<Lengths?>.Field] {
    func kilometres(
      _ key: String, _ heading: Phrase, _ meaning: Phrase,
      _ length: @escaping @Sendable (Lengths) -> ExactLength
    ) -> TableSchema<Lengths?>.Field {
      .init(Column(key, heading, meaning: meaning, isNumeric: true, displayPlaces: 1)) { row in
        row.map { Cell(length($0)) } ?? .missing
      }
    }
    return [
      kilometres(
        "river_km", Phrase("river km", "по рекам, км"),
        Phrase("The part of it along rivers, in kilometres", "Её часть вдоль рек, км")
      ) { $0.river },
      kilometres(
        "lake_km", Phrase("lake km", "по озёрам, км"),
        Phrase("The part of it along or through lakes, in kilometres", "Её часть вдоль озёр и по ним, км")
      ) { $0.lake },
      kilometres(
        "land_km", Phrase("land km", "по суше, км"),
        Phrase("The part of it on land, in kilometres", "Её часть по суше, км")
      ) { $0.land },
      .init(
        Column("water_share", Phrase("water share", "доля воды"), isNumeric: true, displayPlaces: 3)
      ) { Cell($0?.waterShare, places: 6) },
    ]
  }

  /// A table of borders with their lengths along rivers and lakes and on land.
  ///
  /// - Parameters:
  ///   - table: One row for each border, as `BorderAnalysis.borderTable` makes them.
  ///   - borders: The border of each row; those that only touch get no lengths.
  /// - Returns: The table with four columns more and a note.
  public func table(adding table: Table, of borders: [Int]) -> Table {
    adding(table, borders.map { analysis.borders[$0].isShared ? lengths(ofBorder: $0) : nil })
  }

  /// A table of pairs of countries with their lengths along rivers and lakes and on land.
  ///
  /// - Parameters:
  ///   - table: One row for each pair, as `BorderAnalysis.countryPairTable` makes them.
  ///   - pairs: The pair of each row.
  /// - Returns: The table with four columns more and a note.
  public func table(adding table: Table, of pairs: [CountryPair]) -> Table {
    adding(table, pairs.map { lengths(of: $0.arcs) })
  }

  private func adding(_ table: Table, _ lengths: [Lengths?]) -> Table {
    var wider = table.adding(Self.fields, lengths)
    wider.notes.append(note)
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
    var found: [Stretch] = []
    for chain in chains {
      var open: Stretch?
      for step in chain { add(step, to: &found, &open) }
      if let open { found.append(open) }
    }
    let rows = found.map { stretch in
      let border = analysis.borders[stretch.border]
      return StretchRow(
        stretch: stretch, a: analysis.regions[border.a], b: analysis.regions[border.b])
    }
    return BorderRoutes.Listing(StretchRow.schema, rows, notes: [note]) { $0.stretch.line }
  }

  private struct Stretch {
    var border: Int
    var setting: BorderSetting
    var length: Double
    var line: [Position]
  }

  /// Adds the parts of an arc; a part that goes on where the last one ended is joined with it.
  private func add(
    _ step: BorderTopology.Step, to found: inout [Stretch], _ open: inout Stretch?
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
        if let open { found.append(open) }
        open = Stretch(border: border, setting: part.setting, length: size, line: positions)
      }
    }
  }

  /// A stretch with the regions on its two sides.
  private struct StretchRow {
    typealias Field = TableSchema<StretchRow>.Field

    let stretch: Stretch
    let a: Region
    let b: Region

    static var schema: TableSchema<StretchRow> {
      TableSchema(
        name: "stretches", title: Phrase("Stretches of borders by what they run along", "Участки границ"),
        sides + [
          Field(
            Column(
              "kind", Phrase("runs along", "идёт по"),
              meaning: Phrase(
                "What the stretch runs along: river, lake or land",
                "По чему идёт участок: river, lake, land"))
          ) { .text($0.stretch.setting.rawValue) },
          Field(
            Column(
              "length_km", Phrase("km", "км"),
              meaning: Phrase(
                "Geodesic length of the stretch on WGS 84, in kilometres",
                "Геодезическая длина участка на WGS 84, км"), isNumeric: true, displayPlaces: 1)
          ) { Cell($0.stretch.length / 1000, places: 6) },
        ])
    }

    private static var sides: [Field] {
      [
        Field(.firstRegion(Phrase("id", "код"))) { Cell($0.a.id) },
        Field(
          Column(
            "a_country", Phrase("country", "страна"),
            meaning: Phrase("Country of the first region", "Страна первого региона"))
        ) { Cell($0.a.country) },
        Field(.secondRegion(Phrase("id", "код"))) { Cell($0.b.id) },
        Field(
          Column(
            "b_country", Phrase("country", "страна"),
            meaning: Phrase("Country of the second region", "Страна второго региона"))
        ) { Cell($0.b.country) },
      ]
    }
  }
}
