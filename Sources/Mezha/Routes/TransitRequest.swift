import BorderCore
import BorderIO
import BorderTables

/// Which countries lines pass.
public struct TransitRequest: Sendable {
  /// The lines: FILE or FILE#LAYER.
  public let lines: String
  /// The field by whose values pieces are joined.
  public var group: String?
  /// A condition that lines must meet.
  public var filter: String?
  /// Whether lines that stay in one country are listed too.
  public var isForAll = false

  /// Lines: FILE or FILE#LAYER.
  public init(lines: String) { self.lines = lines }

  /// A row for each stretch of a line in a country.
  ///
  /// - Throws: `InputError` and ``RequestError`` where regions cannot be read or measured as asked, and where lines cannot be read.
  public func result(_ job: Job) throws -> Deliverable {
    let pending = PendingLines(
      lines, fields: group.map { [$0] } ?? [], filter: filter, threads: job.threads)
    let workspace = try job.workspace()
    let taken = try job.matching.topology(of: workspace, measure: job.measure, threads: job.threads)
    let topology = taken.topology
    CountryNotes.tellMissing(topology.regions, workspace)
    let read = try pending.get(for: workspace)
    var set = read.lines
    let column = try group.map { try read.column($0) }
    // The parts of a feature are one line where they go on from each other, whoever cut them.
    let hasParts = (0..<set.lineCount).dropFirst().contains {
      set.feature(ofLine: $0) == set.feature(ofLine: $0 - 1)
    }
    if column != nil || hasParts {
      set = set.joined(
        by: (0..<set.lineCount).map {
          column == nil ? "\(set.feature(ofLine: $0))" : set.value(ofLine: $0, column)
        })
    }
    let transit = Transit(of: set, through: topology, geometry: job.measure, threads: job.threads)
    var result = Deliverable(
      table: transit.table(of: set, topology.regions, groupColumn: column, isForAll: isForAll),
      from: workspace, measure: job.measure, matches: taken.matches)
    result.options = [
      ("group", group.map { .string($0) } ?? .null),
      ("where_lines", filter.map { .string($0) } ?? .null), ("all", .bool(isForAll)),
    ]
    return result
  }
}
