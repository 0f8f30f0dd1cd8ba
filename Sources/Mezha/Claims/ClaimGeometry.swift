import BorderClaims
import BorderCore
import BorderIO

/// Verdicts as shapes for a map: confirmed and omitted borders as lines, contacts as points, refuted claims as lines
/// between the nearest places.
package struct ClaimGeometry {
  package let analysis: BorderAnalysis

  package init(
    analysis: BorderAnalysis
  ) {
    self.analysis = analysis
  }

  /// The shape of a verdict; `nil` where it has none.
  package func shape(_ row: ClaimResult) -> GeoJSONGeometry? {
    if row.contact.isShared {
      var lines: [[Position]] = []
      for index in row.contact.borders where analysis.borders[index].isShared {
        lines += analysis.lines(of: analysis.borders[index])
      }
      return lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)
    }
    let points = row.contact.touchNodes.map { analysis.topology.position(of: $0) }
    if let first = points.first { return points.count == 1 ? .point(first) : .multiPoint(points) }
    guard let approach = row.approach else { return nil }
    return approach.from == approach.to ? .point(approach.from) : .lineString([approach.from, approach.to])
  }
}
