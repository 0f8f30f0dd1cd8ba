import BorderCore
import BorderIO
import BorderTables

/// The tables of a comparison with their shapes.
package struct VintageListing {
  package let study: VintageStudy
  private var comparison: VintageComparison { study.comparison }

  package init(_ study: VintageStudy) { self.study = study }

  /// One row for each region: its new polygons, or its old ones where it is gone.
  ///
  /// - Parameters:
  ///   - isWhole: Whether regions that nothing happened to are among them.
  ///   - hasShapes: Whether shapes will be written.
  /// - Returns: The table with its shapes.
  package func regions(isWhole: Bool, hasShapes: Bool) -> ShapedTable {
    let rows = study.changes.filter { isWhole || !$0.isUnchanged }
    let measured = rows.filter { $0.kind != .unchanged }
    let table = comparison.regionTable(
      rows,
      areas: (
        study.areas(Set(measured.compactMap(\.old)), of: comparison.old),
        study.areas(Set(measured.compactMap(\.new)), of: comparison.new)
      ))
    let before = hasShapes ? GeoJSONGeometry.regions(of: comparison.old) : []
    let after = hasShapes ? GeoJSONGeometry.regions(of: comparison.new) : []
    return ShapedTable(
      table: table,
      ids: rows.map { row in
        let ids = [
          row.old.map { comparison.old.regions[$0].id }, row.new.map { comparison.new.regions[$0].id },
        ]
        return ids.compactMap { $0 }.joined(separator: "|")
      },
      shapes: hasShapes
        ? rows.map { row -> GeoJSONGeometry? in
          if let new = row.new { return after[new] }
          return row.old.flatMap { before[$0] }
        } : [])
  }

  /// One row for each border, unchanged ones too, without shapes, to be made when it is written.
  package func borderRows() -> TableRows { borderRows(listed(isWhole: true)) }

  private func borderRows(_ rows: [Int]) -> TableRows { comparison.borderRows(rows, ruled: ruled(rows)) }

  private func listed(isWhole: Bool) -> [Int] {
    comparison.borders.indices.filter { isWhole || comparison.borders[$0].kind != .unchanged }
  }

  /// One row for each border: its new lines, or its old ones where it is gone.
  package func borders(isWhole: Bool, hasShapes: Bool) -> ShapedTable {
    let rows = listed(isWhole: isWhole)
    let table = borderRows(rows).table
    func shape(_ lines: [[Position]]) -> GeoJSONGeometry? {
      lines.isEmpty ? nil : lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)
    }
    let shapes: [GeoJSONGeometry?] =
      hasShapes
      ? rows.map { row -> GeoJSONGeometry? in
        let border = comparison.borders[row]
        return shape(
          border.kind == .disappeared ? comparison.oldLines(of: border) : comparison.newLines(of: border))
      } : []
    return ShapedTable(
      table: table, ids: rows.map { comparison.featureID(of: comparison.borders[$0]) }, shapes: shapes,
      style: QGISStyle(
        .lines(
          field: "kind", colours: BorderChangeKind.allCases.map { QGISStyle.Pair($0.rawValue, $0.colour) })))
  }

  /// The lengths of the borders that changed by one ruler; `nil` where none did.
  private func ruled(_ rows: [Int]) -> RuledLengths? {
    let changed = rows.filter { comparison.borders[$0].kind != .unchanged }
    guard !changed.isEmpty, let ruler = study.ruler else { return nil }
    let lines = changed.flatMap { row -> [[[Position]]] in
      let border = comparison.borders[row]
      return [comparison.oldLines(of: border), comparison.newLines(of: border)]
    }
    let curves = LengthByRuler.all(
      of: lines.map { $0.compactMap { DividerLine($0, measure: study.measure) } },
      lengths: lines.map { _ in 0 }, rulers: [ruler], threads: study.threads)
    var lengths: [Int: (old: Double?, new: Double?)] = [:]
    for (number, row) in changed.enumerated() {
      func length(_ index: Int) -> Double? { curves[index]?.length(ruler: ruler)?.mean }
      lengths[row] = (length(2 * number), length(2 * number + 1))
    }
    return RuledLengths(ruler: ruler, lengths: lengths)
  }

  /// One row for the land that went from one region to another: its polygons.
  package func transfers(hasShapes: Bool) -> ShapedTable {
    let sums = comparison.transferSums
    func id(_ region: Int?, _ set: RegionSet) -> String { region.map { set.regions[$0].id } ?? "" }
    return ShapedTable(
      table: comparison.transferTable(sums),
      ids: sums.map { [id($0.from, comparison.old), id($0.to, comparison.new)].joined(separator: "|") },
      shapes: hasShapes ? sums.map { .multiPolygon($0.pieces.flatMap(\.polygons)) } : [])
  }
}

extension BorderChangeKind {
  /// The colour on maps.
  var colour: Colour {
    switch self {
    case .unchanged: MapStyle.noValue
    case .redigitised: MapStyle.Kind.sky.colour
    case .moved: MapStyle.Kind.vermilion.colour
    case .appeared: MapStyle.Kind.green.colour
    case .disappeared: MapStyle.Kind.pink.colour
    }
  }
}
