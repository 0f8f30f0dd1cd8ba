package import BorderCore

extension BorderAnalysis {
  /// One row for each land neighbour of a country.
  ///
  /// - Parameters:
  ///   - neighbours: The borders, from `CountryBorder.all`.
  ///   - names: Names of countries.
  ///   - tallies: Crossings to count; without them the table has no columns of crossings.
  ///   - published: Published lengths to compare with, one for each pair at most; without any there are no columns of
  ///     them.
  ///   - measure: Measures the spacing of vertices.
  /// - Returns: The rows with totals; the total of regions counts each home region once.
  package func countryTable(
    _ neighbours: [CountryBorder], names: CountryNames, tallies: CrossingTallies?,
    published: [PublishedLength], measure: any LineMeasure
  ) -> TypedTable<CountryRow> {
    let rows = neighbours.map { neighbour in
      let spacing = VertexSpacing(along: neighbour.arcs, of: topology, measure: measure)
      return CountryRow(
        subject: .country(neighbour.neighbour, names[neighbour.neighbour]), length: neighbour.length,
        pairs: neighbour.pairs.count, homeRegions: neighbour.homeRegions.count,
        neighbourRegions: neighbour.neighbourRegions.count,
        crossings: tallies.map {
          CountedBorder($0.ofCountries(neighbour.home, neighbour.neighbour), per: neighbour.length)
        },
        comparison: LengthComparison(
          published.length(of: neighbour.home, neighbour.neighbour), of: neighbour.length, spacing: spacing,
          isDisputed: (neighbour.homeRegions + neighbour.neighbourRegions)
            .contains { !regions[$0].status.isEmpty }), spacing: spacing)
    }
    return TypedTable(
      CountryRow.schema(crossings: tallies?.facts, hasPublished: !published.isEmpty), rows,
      totals: total(of: neighbours, tallies: tallies, published: published, measure: measure))
  }

  /// All neighbours together: a home region at two of the borders counts once.
  private func total(
    of neighbours: [CountryBorder], tallies: CrossingTallies?, published: [PublishedLength],
    measure: any LineMeasure
  ) -> CountryRow {
    let arcs = Set(neighbours.flatMap(\.arcs)).sorted()
    let length = arcs.map { lengths[$0] }.sum()
    return CountryRow(
      subject: .all(neighbours.count), length: length,
      pairs: neighbours.map(\.pairs.count).reduce(0, +),
      homeRegions: Set(neighbours.flatMap(\.homeRegions)).count,
      neighbourRegions: Set(neighbours.flatMap(\.neighbourRegions)).count,
      crossings: tallies.map { tallies in
        var tally = CrossingTally()
        for neighbour in neighbours { tally += tallies.ofCountries(neighbour.home, neighbour.neighbour) }
        return CountedBorder(tally, per: length)
      },
      comparison: LengthComparison(
        ofAll: neighbours.map { published.length(of: $0.home, $0.neighbour)?.kilometres }, length: length),
      spacing: VertexSpacing(along: arcs, of: topology, measure: measure))
  }
}

/// The border with one country, or with all of them, as a row.
package struct CountryRow: Sendable {
  /// Whom the border is with.
  package enum Subject: Sendable {
    case country(String, Phrase)
    /// With so many countries.
    case all(Int)
  }

  package let subject: Subject
  package let length: ExactLength
  let pairs: Int
  let homeRegions: Int
  let neighbourRegions: Int
  package let crossings: CountedBorder?
  let comparison: LengthComparison
  let spacing: VertexSpacing?

  /// The name of the country; `nil` for all of them.
  package var name: Phrase? {
    guard case .country(_, let name) = subject else { return nil }
    return name
  }
}

extension CountryRow {
  typealias Field = TableSchema<CountryRow>.Field

  static func schema(crossings: CrossingFacts?, hasPublished: Bool) -> TableSchema<CountryRow> {
    var fields = subjects + figures
    if let crossings { fields += CountedBorder.fields(crossings, showsInterval: true).on { $0.crossings } }
    if hasPublished { fields += LengthComparison.fields.on { $0.comparison } }
    fields += VertexSpacing.fields.on { $0.spacing }
    return TableSchema(
      name: "countries", title: Phrase("Borders by neighbouring country", "Границы по соседним странам"),
      fields)
  }

  private static var subjects: [Field] {
    [
      Field(
        Column(
          "country", Phrase("code", "код"), meaning: Phrase("Code of the country", "Код страны"),
          weight: .detail)
      ) { row in
        switch row.subject {
        case .country(let code, _): .text(code)
        case .all: .phrase(Phrase("all", "все"))
        }
      },
      Field(
        Column(
          "country_name", Phrase("neighbour", "сосед"),
          meaning: Phrase("Name of the country", "Название страны"), weight: .main)
      ) { row in
        switch row.subject {
        case .country(_, let name): .phrase(name)
        case .all(let count): .integer(count)
        }
      },
      Field(
        Column(
          "country_name_ru", Phrase("neighbour (Russian)", "сосед (по-русски)"),
          meaning: Phrase("Name of the country in Russian", "Название страны по-русски"),
          isForFilesOnly: true)
      ) { row in
        row.name.map { .text($0.russian) } ?? .missing
      },
    ]
  }

  private static var figures: [Field] {
    [
      Field(.borderLength(weight: .main)) { Cell($0.length) },
      Field(.regionPairs) { .integer($0.pairs) },
      Field(
        Column(
          "home_regions", Phrase("own regions", "своих регионов"),
          meaning: Phrase("Regions of the home country at the border", "Своих регионов у границы"),
          isNumeric: true, weight: .detail)
      ) { .integer($0.homeRegions) },
      Field(
        Column(
          "neighbour_regions", Phrase("their regions", "их регионов"),
          meaning: Phrase("Regions of the neighbour at the border", "Регионов соседа у границы"),
          isNumeric: true, weight: .detail)
      ) { .integer($0.neighbourRegions) },
    ]
  }
}
