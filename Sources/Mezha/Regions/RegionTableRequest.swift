public import BorderIO
import BorderTables

/// A list of regions, or of their neighbours.
public struct RegionTableRequest: Sendable {
  /// What a row is.
  public enum Row: String, CaseIterable, Sendable {
    case region, neighbour
  }

  /// What a row is.
  public var row = Row.region
  /// Whether regions that touch or cross themselves are looked for and flagged.
  public var isChecked = true
  /// The fields of the regions that are kept.
  public var kept = KeptFields.none
  /// Digits after the point of a coordinate at most.
  public var decimals = 7

  /// A row for each region.
  public init() {}

  /// The list; a format with several layers gets both.
  ///
  /// - Throws: `InputError` and ``RequestError`` where regions cannot be read or measured as asked.
  public func result(_ job: Job) throws -> Deliverable {
    let workspace = try job.workspace(keeping: kept)
    let measured = try job.measured(workspace, isChecked: isChecked)
    let analysis = measured.analysis
    NeighbourNotes.tellIsolates(analysis, rule: .rook, to: job.reporter)
    NeighbourNotes.tellLevels(analysis, sameGround: measured.sameGround, to: job.reporter)
    let listing = RegionListing(analysis)
    let hasShapes = job.format.hasShapes
    var tables: [ShapedTable] = []
    if row == .region || job.format.holdsSeveral {
      let areas = analysis.regions.areas(measure: job.measure, threads: job.threads)
      tables.append(
        listing.regions(
          areas: areas, flags: measured.flags, kept: workspace.attributes, hasShapes: hasShapes))
    }
    if row == .neighbour || job.format.holdsSeveral {
      tables.append(listing.neighbours(hasShapes: hasShapes))
    }
    // What only people read is measured only for them.
    if job.format.isForPeople {
      let notes = LengthNotes.notes(
        analysis, borders: analysis.borders.indices.filter { analysis.borders[$0].isShared },
        workspace: workspace, measure: job.measure, threads: job.threads)
      for index in tables.indices { tables[index].table.notes = notes }
    }
    var result = Deliverable(tables, from: workspace, measure: job.measure, matches: measured.matches)
    result.decimals = decimals
    result.options = [("by", .string(row.rawValue))]
    return result
  }
}
