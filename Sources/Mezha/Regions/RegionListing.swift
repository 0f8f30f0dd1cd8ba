import BorderCore
import BorderIO

/// The tables of regions with their shapes.
package struct RegionListing {
  package let analysis: BorderAnalysis
  /// The regions in the order of rows.
  package let order: [RegionID]

  /// All regions, by id.
  package init(_ analysis: BorderAnalysis) {
    self.analysis = analysis
    order = analysis.regions.regionsByID
  }

  /// One row for each region: its polygons.
  ///
  /// - Parameters:
  ///   - areas: The area of each part in square metres.
  ///   - flags: What makes figures doubtful; a column shows it where a region is no valid polygon.
  ///   - kept: The fields of the user's.
  ///   - hasShapes: Whether shapes will be written.
  /// - Returns: The table with its shapes.
  package func regions(areas: [Double], flags: BorderFlags?, kept: RegionAttributes, hasShapes: Bool)
    -> ShapedTable
  {
    var table = analysis.regionTable(order, areas: areas).table.flagging(flags, order: order)
    let fields = kept.names.indices.map { field in
      let values = kept.column(field, regionCount: analysis.regions.regionCount)
      return order.map { values[$0.index] }
    }
    table = table.keeping(kept.names, of: "region", fields)
    let shapes = hasShapes ? GeoJSONGeometry.regions(of: analysis.regions) : []
    let colours = hasShapes ? Drawing.landColours(MapContent(analysis, title: table.title)) : []
    return ShapedTable(
      table: table, ids: order.map { analysis.regions[$0].id },
      shapes: hasShapes ? order.map { shapes[$0.index] } : [],
      style: analysis.countries.isEmpty
        ? nil
        : QGISStyle(
          .fillings(field: "country", colours: colours.map { QGISStyle.Pair($0.country, $0.colour) }),
          label: QGISStyle.Label("name", place: .inside)))
  }

  /// One row for each neighbour of each region, and for its coast or edge: their lines.
  package func neighbours(hasShapes: Bool) -> ShapedTable {
    let shares = analysis.perimeterShares(of: order)
    let table = analysis.shareTable(shares)
    let outer = hasShapes ? analysis.outerArcs() : []
    return ShapedTable(
      table: table,
      ids: shares.map { share in
        let other = share.border.map { analysis.regions[analysis.borders[$0].other(than: share.region)].id }
        return [analysis.regions[share.region].id, other ?? ""].joined(separator: "|")
      },
      shapes: hasShapes
        ? shares.map { share in
          let lines = analysis.lines(of: share, outerArcs: outer)
          return lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)
        } : [],
      style: VectorOutput.style(lengths: shares.map(\.length)))
  }
}
