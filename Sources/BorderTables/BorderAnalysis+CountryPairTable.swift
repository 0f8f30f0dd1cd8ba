package import BorderCore

extension BorderAnalysis {
  /// One row for each pair of countries.
  ///
  /// - Parameters:
  ///   - pairs: The borders, from `CountryPair.all`.
  ///   - names: Names of countries.
  ///   - tallies: Crossings to count; without them the table has no columns of crossings.
  ///   - published: Published lengths; without any there are no columns of them.
  ///   - measure: Measures the spacing of vertices.
  /// - Returns: The rows; where the borders within countries are among them, a column tells them apart.
  package func countryPairTable(
    _ pairs: [CountryPair], names: CountryNames, tallies: CrossingTallies? = nil,
    published: [PublishedLength] = [], measure: any LineMeasure
  ) -> TypedTable<CountryPairRow> {
    let schema = CountryPairRow.schema(
      showsKind: pairs.contains { $0.countries[0] == $0.countries[1] }, crossings: tallies?.facts,
      hasPublished: !published.isEmpty)
    return TypedTable(
      schema,
      pairs.map { pair in
        let (a, b) = (pair.countries[0], pair.countries[1])
        let spacing = VertexSpacing(along: pair.arcs, of: topology, measure: measure)
        return CountryPairRow(
          pair: pair, names: pair.countries.map { $0.isEmpty ? nil : names[$0] },
          regions: pair.countries.map { pair.regions(of: $0, in: self).count },
          pieces: topology.lineCount(joining: pair.arcs),
          crossings: tallies.map { CountedBorder($0.ofCountries(a, b), per: pair.length) },
          comparison: LengthComparison(
            published.length(of: a, b), of: pair.length, spacing: spacing,
            isDisputed: pair.pairs.contains { !status(of: borders[$0]).isEmpty }), spacing: spacing)
      })
  }
}

/// The border of two countries, or the borders within one, as a row.
package struct CountryPairRow: Sendable {
  package let pair: CountryPair
  /// The names of both; `nil` where the country is not known.
  let names: [Phrase?]
  /// How many regions of each lie along it.
  let regions: [Int]
  let pieces: Int
  package let crossings: CountedBorder?
  let comparison: LengthComparison
  let spacing: VertexSpacing?

  /// Whether it is of two countries; `nil` where one is not known.
  var isState: Bool? {
    pair.countries.contains("") ? nil : pair.countries[0] != pair.countries[1]
  }
}

extension CountryPairRow {
  typealias Field = TableSchema<CountryPairRow>.Field

  static func schema(
    showsKind: Bool, crossings: CrossingFacts?, hasPublished: Bool
  ) -> TableSchema<CountryPairRow> {
    var fields =
      side(0, "a", Phrase("country", "страна")) + side(1, "b", Phrase("neighbour", "сосед"))
    if showsKind { fields.append(kind) }
    fields += figures
    if let crossings { fields += CountedBorder.fields(crossings).on { $0.crossings } }
    if hasPublished { fields += LengthComparison.fields.on { $0.comparison } }
    fields += VertexSpacing.fields.on { $0.spacing }
    return TableSchema(
      name: "countries", title: Phrase("Borders by pair of countries", "Границы по парам стран"), fields)
  }

  private static func side(_ index: Int, _ key: String, _ heading: Phrase) -> [Field] {
    [
      Field(Column("\(key)_country", Phrase("code", "код"), weight: .detail)) {
        Cell($0.pair.countries[index])
      }
    ] + Field.names(Column("\(key)_name", heading, weight: .main)) { $0.names[index] }
  }

  private static var kind: Field {
    Field(
      Column(
        "border_kind", Phrase("border", "граница"),
        meaning: Phrase(
          "state for the border of two countries, inner for borders within one",
          "state — граница двух стран, inner — границы внутри страны"))
    ) { row in
      guard let isState = row.isState else { return .missing }
      return .phrase(isState ? Phrase("state", "государственная") : Phrase("inner", "внутренняя"))
    }
  }

  private static var figures: [Field] {
    [
      Field(.borderLength(weight: .main)) { Cell($0.pair.length) },
      Field(.regionPairs) { .integer($0.pair.pairs.count) },
      Field(
        Column(
          "a_regions", Phrase("regions", "регионов"),
          meaning: Phrase(
            "Regions of the first country along the border", "Регионов первой страны у границы"),
          isNumeric: true, weight: .detail)
      ) { .integer($0.regions[0]) },
      Field(
        Column(
          "b_regions", Phrase("regions", "регионов"),
          meaning: Phrase(
            "Regions of the second country along the border", "Регионов второй страны у границы"),
          isNumeric: true, weight: .detail)
      ) { .integer($0.regions[1]) },
      Field(.borderPieces) { .integer($0.pieces) },
    ]
  }
}
