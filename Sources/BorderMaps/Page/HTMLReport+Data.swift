internal import BorderCore
import BorderIO
import BorderTables

extension HTMLReport {
  /// What the scripts of the page show.
  var data: JSONObject {
    [
      "language": .string(options.language.rawValue), "title": JSONValue(content.title),
      "head": .array(keyFigures.map(\.json)),
      "figure": .string(showsVerdicts ? "verdicts" : options.figure.rawValue),
      "figures": .array(figures + [verdicts].compactMap { $0 }),
      "regions": .object(regions), "countries": .object(countries),
      "tables": .array(tables.map(JSONValue.init(table:))),
      "views": verdictsByWorldview.map(JSONValue.init(table:)) ?? .null,
      "tones": .object(
        JSONObject(unique: tones.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value.rawValue)) })),
      "papers": .array(papers.map { .array([.string($0.citation), .string($0.claims)]) }),
      "bars": .array(densities.map(\.json)), "notes": .array(content.notes.map { JSONValue($0) }),
      "provenance": .object(provenance), "files": .array(files.map { .string($0) }),
      "signs": .array(signs),
    ]
  }

  /// The classes of the borders by each figure, with a legend.
  private var figures: [JSONValue] {
    let coloured = content.coloured
    return MapFigure.allCases.filter { figure in
      switch figure {
      case .length: true
      case .status: coloured.contains { !content.analysis.status(of: content.analysis.borders[$0]).isEmpty }
      case .density, .crossings: content.tallies != nil
      case .none: false
      }
    }.map { figure in
      var options = options
      options.figure = figure
      let colouring = MapColouring(content, options: options, coloured: coloured)
      let classes = coloured.compactMap { index -> (String, JSONValue)? in
        guard let group = colouring.classes[index] else { return nil }
        let key = content.analysis.sides(of: content.analysis.borders[index], home: content.home)
          .map { content.analysis.regions[$0].id }.joined(separator: "|")
        return (key, .integer(group))
      }
      return .object([
        "id": .string(figure.rawValue), "heading": JSONValue(figure.heading(of: content)),
        "legend": .array(
          colouring.legend.map {
            .array([.string($0.colour.hex), .string($0.onDark.hex), JSONValue($0.label)])
          }),
        "classes": .object(JSONObject(unique: classes)),
      ])
    }
  }

  /// What a list says of the borders, and of pairs that share none; `nil` without a list.
  private var verdicts: JSONValue? {
    guard !content.claims.isEmpty else { return nil }
    let found = content.outcomes
    let lines = content.linesOfClaims
    var classes: [(String, JSONValue)] = lines.map { ($0.key, .integer($0.outcome.rawValue)) }
    for index in content.coloured {
      let key = content.analysis.sides(of: content.analysis.borders[index], home: content.home)
        .map { content.analysis.regions[$0].id }.joined(separator: "|")
      classes.append((key, .integer(found[index]?.rawValue ?? MapClaim.Outcome.allCases.count)))
    }
    let none = MapColouring.Entry(
      MapStyle.noValue, Phrase("not in the list", "нет в списке"), onDark: MapStyle.noValueOnDark)
    return .object([
      "id": "verdicts", "heading": JSONValue(Phrase("Verdicts on the list", "Проверка списка")),
      "legend": .array(
        (MapClaim.Outcome.allCases.map(\.entry) + [none]).map {
          .array([.string($0.colour.hex), .string($0.onDark.hex), JSONValue($0.label)])
        }),
      "classes": .object(JSONObject(unique: classes)),
    ])
  }

  private var regions: JSONObject {
    JSONObject(
      unique: content.analysis.regions.regions.map { region in
        (
          region.id,
          .array([
            .string(region.name), .string(region.nameRussian),
            JSONValue(content.countryNames[region.country]),
            region.status.isEmpty ? .null : JSONValue(Vocabulary.status.phrase(region.status)),
          ])
        )
      })
  }

  private var countries: JSONObject {
    JSONObject(unique: content.analysis.countries.map { ($0, JSONValue(content.countryNames[$0])) })
  }

  /// The fillings of signs that occur, by the names of their layers.
  private var signs: [JSONValue] {
    guard let entries = content.assignment?.entries else { return [] }
    let shown = Set(
      entries.filter { $0.crossing.position != nil }.map {
        CrossingSign.Filling(
          status: $0.crossing.status, isPlanned: content.planned.contains($0.crossing))
      })
    let hasStatuses = content.tallies?.facts.hasStatuses ?? true
    let fillings = CrossingSign.Filling.allCases.filter(shown.contains).map {
      ($0.name, hasStatuses ? $0.label : CrossingSign.Filling.plainLabel)
    }
    let rough =
      entries.contains(where: \.crossing.isRough) ? [(CrossingSign.Rough.name, CrossingSign.Rough.label)] : []
    return (fillings + rough).map { .array([.string($0.0), JSONValue($0.1)]) }
  }
}

extension JSONValue {
  /// A text in both languages: one string where they agree, else a pair, English first.
  init(_ phrase: Phrase) {
    self =
      phrase.english == phrase.russian
      ? .string(phrase.english) : .array([.string(phrase.english), .string(phrase.russian)])
  }

  /// A value of a table in both languages.
  init(shown cell: Cell) {
    if case .phrase(let phrase) = cell { self.init(phrase) } else { self.init(cell) }
  }

  /// A value of a column that may have words for its keys.
  init(shown cell: Cell, in column: Column) {
    if let vocabulary = column.vocabulary, case .text(let key) = cell {
      self.init(vocabulary.phrase(key))
    } else {
      self.init(shown: cell)
    }
  }

  /// A table with its columns and rows.
  init(table: Table) {
    self = .object([
      "name": .string(table.name), "title": JSONValue(table.title),
      "columns": .array(
        table.columns.map { column in
          .object([
            "key": .string(column.key), "heading": JSONValue(column.heading),
            "number": .bool(column.isNumeric),
            "hidden": .bool(column.isForFilesOnly),
            "places": column.displayPlaces.map { .integer($0) } ?? .null,
          ])
        }),
      "rows": .array(
        table.rows.map { row in .array(zip(row, table.columns).map(JSONValue.init(shown:in:))) }),
      "totals": .array(table.totals.map(JSONValue.init(shown:))),
      "notes": .array(table.notes.map { JSONValue($0) }),
    ])
  }
}
