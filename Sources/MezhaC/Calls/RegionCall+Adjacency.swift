internal import BorderCore
internal import BorderMeasures
internal import BorderTables

extension RegionCall {
  /// Who adjoins whom, by pair or by region.
  func adjacency(_ options: CallOptions) throws(CallError) -> Answer {
    let list = try list(options)
    guard try options.flag("nodes") else { return Answer(list.edgeTable()) }
    let neighbours = list.neighbours
    let schema = TableSchema<Int>(
      name: "nodes", title: Phrase("Regions", "Регионы"),
      [
        .init(Column("id", Phrase("id", "код"))) { .text(list.nodes[$0].id) },
        .init(Column("name", Phrase("region", "регион"))) { .phrase(list.nodes[$0].label) },
        .init(Column("name_ru", Phrase("region (Russian)", "регион (по-русски)"))) {
          Cell(list.nodes[$0].russianName)
        },
        .init(Column("country", Phrase("country", "страна"))) { Cell(list.nodes[$0].country) },
        .init(Column("longitude", Phrase("longitude", "долгота"), isNumeric: true)) {
          Cell(list.nodes[$0].position?.longitude, places: 9)
        },
        .init(Column("latitude", Phrase("latitude", "широта"), isNumeric: true)) {
          Cell(list.nodes[$0].position?.latitude, places: 9)
        },
        .init(Column("neighbours", Phrase("neighbours", "соседей"), isNumeric: true)) {
          .integer(neighbours[$0].count)
        },
      ])
    return Answer(schema.table(list.nodes.indices))
  }

  /// Weights for spatial statistics.
  func weights(_ options: CallOptions) throws(CallError) -> Answer {
    let kind = try options.word("weights", of: SpatialWeights.Kind.self) ?? .binary
    let orders = try options.count("order", in: 1...50, standard: 1)
    guard orders == 1 || ![.length, .share].contains(kind) else {
      throw CallError(
        .argument, "order joins regions without a common border: take the weights binary or inverse")
    }
    let list = try list(options)
    let weights = SpatialWeights(
      list, of: analysis, kind: kind, orders: orders, isStandardised: try options.flag("standardise"),
      measure: measure)
    return Answer(weights.table)
  }

  private func list(_ options: CallOptions) throws(CallError) -> AdjacencyList {
    let onlyInternational = try options.flag("international")
    return analysis.adjacencyList(rule, flags: flags) {
      !onlyInternational || analysis.isInternational($0)
    }
  }
}
