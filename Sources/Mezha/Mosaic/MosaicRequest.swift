public import BorderCore
public import BorderIO

/// Regions of several sources as one mosaic whose borders fit.
public struct MosaicRequest: Sendable {
  /// What becomes of gaps between regions.
  public var gaps = GapChoice.report
  /// How wide a gap may be that is filled, in metres; the tolerance if not given.
  public var gapWidth: Double?
  /// What becomes of ground that two regions cover both.
  public var overlaps = OverlapChoice.report
  /// The fields of the regions that are kept.
  public var kept = KeptFields.all
  /// Digits after the point of a coordinate at most; `nil` for every bit.
  public var decimals: Int?

  /// A mosaic whose gaps and overlaps are reported.
  public init() {}

  /// The mosaic as layers.
  ///
  /// - Throws: `InputError` and ``RequestError`` where regions cannot be read or measured as asked.
  public func result(_ job: Job) throws -> Deliverable {
    let workspace = try job.workspace(keeping: job.format.isForPeople ? .none : kept)
    let taken = try job.matching.topology(of: workspace, measure: job.measure, threads: job.threads)
    let matches = taken.matches
    let mosaic = MosaicStudy(
      taken.topology, workspace: workspace,
      .init(gaps: gaps, widest: gapWidth ?? matches?.tolerance ?? 0, overlaps: overlaps),
      tolerance: matches?.tolerance ?? 0,
      held: try job.matching.options(for: workspace, tolerance: 0).heldSource
        ?? (workspace.sources.count > 1 ? 0 : nil), measure: job.measure, threads: job.threads)
    var result = Deliverable(mosaic.layers(), from: workspace, measure: job.measure, matches: matches)
    result.decimals = decimals
    result.options = [
      ("gaps", .string(gaps.rawValue)), ("gap_width_m", gapWidth.map { .number($0) } ?? .null),
      ("overlaps", .string(overlaps.rawValue)),
    ]
    return result
  }
}

/// Regions with fewer vertices and the same neighbours.
public struct SimplificationRequest: Sendable {
  /// How far a line may be moved, in metres.
  public let tolerance: Double
  /// Which vertices go.
  public var method = SimplificationMethod.distance
  /// The fields of the regions that are kept.
  public var kept = KeptFields.all
  /// Digits after the point of a coordinate at most; `nil` for every bit.
  public var decimals: Int?

  /// Lines that stay within a tolerance in metres.
  public init(tolerance: Double) { self.tolerance = tolerance }

  /// The regions.
  ///
  /// - Throws: `InputError` when something cannot be read; ``RequestError`` when lines run above each other everywhere.
  public func result(_ job: Job) throws -> Deliverable {
    let workspace = try job.workspace(keeping: kept)
    let regions = try MosaicStudy.simplified(
      workspace, tolerance: tolerance, by: method, measure: job.measure, threads: job.threads)
    var result = Deliverable([regions], from: workspace, measure: job.measure)
    result.decimals = decimals
    result.options = [("tolerance_m", .number(tolerance)), ("by", .string(method.rawValue))]
    return result
  }
}
