import BorderCore
import BorderIO
import BorderMaps
import BorderTables

/// The borders of the home country with its neighbours, or of all pairs of countries, as the report shows them.
struct ReportCountries {
  let table: Table
  let style: QGISStyle
  /// The densities of the crossings with each neighbour of a home country.
  let bars: DensityBars?
  private let study: HomeStudy

  /// - Returns: `nil` where no state border is looked at.
  init?(_ study: HomeStudy) {
    guard study.isOfStates else { return nil }
    self.study = study
    let analysis = study.analysis
    let tallies = study.crossings?.tallies
    let lengths: [ExactLength]
    let crossings: [CountedBorder?]
    if study.home == nil {
      let typed = analysis.countryPairTable(
        study.countryPairs, names: study.names, tallies: tallies, published: study.published,
        measure: study.measure)
      table = typed.table
      (lengths, crossings) = (typed.rows.map(\.pair.length), typed.rows.map(\.crossings))
      bars = nil
    } else {
      let typed = analysis.countryTable(
        study.neighbours, names: study.names, tallies: tallies, published: study.published,
        measure: study.measure)
      table = typed.table
      (lengths, crossings) = (typed.rows.map(\.length), typed.rows.map(\.crossings))
      bars = tallies.map { tallies in
        DensityBars(
          title: Phrase("by neighbouring country", "по соседним странам"),
          typed.rows.compactMap { row in row.name.map { ($0, row.crossings) } },
          hasStatuses: tallies.facts.hasStatuses)
      }
    }
    style =
      tallies == nil ? VectorOutput.style(lengths: lengths) : VectorOutput.style(crossings: crossings)
  }

  /// The lines of each row. Those of a neighbour have the home country on one side, each pair of regions joined end to
  /// end.
  var shapes: [GeoJSONGeometry?] {
    let topology = study.analysis.topology
    guard study.home != nil else {
      return study.countryPairs.map { .multiLineString(topology.lines(joining: $0.arcs)) }
    }
    return study.neighbours.map { neighbour in
      .multiLineString(
        neighbour.pairs.flatMap { index in
          let border = study.analysis.borders[index]
          return topology.lines(
            joining: border.arcs, left: study.analysis.sides(of: border, home: study.home)[0])
        })
    }
  }
}
