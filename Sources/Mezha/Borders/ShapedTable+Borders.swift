package import BorderCore
import BorderIO
package import BorderMeasures
package import BorderTables

extension ShapedTable {
  /// Borders of pairs of regions with their lines, or with the points of those that only touch.
  ///
  /// - Parameters:
  ///   - table: A row for each.
  ///   - indices: Which borders.
  ///   - analysis: Where they are.
  ///   - home: The country that stands first.
  ///   - tallies: The crossings that the table counts; without them lines are coloured by their length.
  ///   - hasShapes: Whether shapes will be written.
  package init(
    borders table: Table, indices: [Int], of analysis: BorderAnalysis, home: String? = nil,
    tallies: CrossingTallies? = nil, hasShapes: Bool = true
  ) {
    let shapes = (hasShapes ? indices : []).map { index -> GeoJSONGeometry? in
      let border = analysis.borders[index]
      guard border.isShared else {
        return .multiPoint(border.touchNodes.map { analysis.topology.position(of: $0) })
      }
      let left = analysis.sides(of: border, home: home)[0]
      return .multiLineString(analysis.topology.lines(joining: border.arcs, left: left))
    }
    let style =
      tallies.map { tallies in
        VectorOutput.style(crossings: indices.map { analysis.crossings(ofBorder: $0, tallies, home: home) })
      } ?? VectorOutput.style(lengths: indices.map { analysis.borders[$0].length })
    self.init(table: table, shapes: shapes, style: style)
  }

  /// The borders of pairs of countries with their lines.
  ///
  /// - Parameters:
  ///   - borders: Which borders.
  ///   - analysis: Where they are.
  ///   - names: The names of the countries.
  ///   - water: What of them follows water, where that is asked for.
  ///   - inputs: The inputs as the user named them, for the message.
  ///   - measure: How to measure.
  /// - Throws: `InputError` where no country is known, so that there is no pair of countries.
  package init(
    countryPairs borders: [Int], of analysis: BorderAnalysis, names: CountryNames, water: WaterAlongBorders?,
    inputs: [String], measure: GeodesicMeasure
  ) throws {
    guard !analysis.countries.isEmpty else {
      throw InputError(
        .badData, file: inputs.joined(separator: ", "),
        problem: Phrase("--by country: no country is known", "--by country: не известна ни одна страна"),
        hint: Phrase("Choose the field with --country", "Выберите поле ключом --country"))
    }
    let pairs = CountryPair.all(of: borders, in: analysis)
    let plain = analysis.countryPairTable(pairs, names: names, measure: measure).table
    let table = water?.table(adding: plain, of: pairs) ?? plain
    self.init(
      table: table, ids: pairs.map { $0.countries.joined(separator: "|") },
      shapes: pairs.map { pair in .multiLineString(analysis.topology.lines(joining: pair.arcs)) },
      style: VectorOutput.style(lengths: pairs.map(\.length)))
  }

  /// Stretches of borders along rivers and lakes and on land.
  package init(stretches: BorderRoutes.Listing) {
    self.init(
      table: stretches.table, ids: stretches.geometries.indices.map { "\($0 + 1)" },
      shapes: stretches.geometries.map { .lineString($0) },
      style: QGISStyle(
        .lines(
          field: "kind",
          colours: [
            QGISStyle.Pair("lake", Colour(0x0072B2)), QGISStyle.Pair("land", Colour(0x6B645A)),
            QGISStyle.Pair("river", Colour(0x56B4E9)),
          ])))
  }
}
