import BorderGeodesy
import BorderIO
import BorderMaps

/// Which belts are asked for, and what to count in them.
public struct ZoneRequest: Sendable {
  /// What a row is.
  public enum Row: String, CaseIterable, Sendable {
    case region, neighbour, country, rule
  }

  /// The widths in metres, ascending.
  public var widths: [Double] = [5_000, 25_000]
  /// From where belts are measured.
  public var origin: BorderBelts.Origin = .stateBorder
  /// What a row is.
  public var row: Row = .region
  /// The countries whose regions are listed; all when empty.
  public var countries: [String] = []
  /// Points, a raster, or tables by region: files, or `@towns` and `@regions` of the embedded data.
  public var population: [String] = []
  /// The field of points that holds numbers; a usual one where it is not given.
  public var field: String?
  /// Points with fewer people are left out.
  public var leastTown: Double = 0
  /// What the values of a raster say.
  public var meaning: RasterReader.Meaning = .count

  /// Belts of 5 and 25 km along the state border.
  public init() {}

  /// Digits after the point of a coordinate at most.
  public var decimals = 7

  /// The belts, or what rules make of borderland.
  ///
  /// - Throws: `InputError` and ``RequestError`` where regions cannot be read or measured as asked, where people cannot be read, and
  ///   where there is no border.
  public func result(_ job: Job) throws -> Deliverable {
    let isMap = job.format.kind == .picture
    let workspace = try job.workspace()
    let measured = try job.measured(workspace, isChecked: true, showsFlags: false)
    if !workspace.isEmbedded {
      NeighbourNotes.tellLevels(measured.analysis, sameGround: measured.sameGround, to: job.reporter)
    }
    let people = try ZonePopulation(self, workspace: workspace)
    let study = try ZoneStudy(
      self, measured.analysis, population: people, measure: job.measure, threads: job.threads,
      reporter: job.reporter)
    if isMap {
      return Deliverable(mapAs: job.format) {
        try Drawing.map(study.map(of: workspace), language: $0, credits: workspace.credits)
      }
    }
    let table = try study.table(language: job.language, hasShapes: job.format.hasShapes)
    var result = Deliverable([table], from: workspace, measure: job.measure, matches: measured.matches)
    result.decimals = decimals
    result.options = [
      ("within_km", .array(widths.map { .number($0 / 1000) })),
      ("from", .string(origin.rawValue)), ("by", .string(row.rawValue)),
      ("of", .array(countries.map { .string($0) })), ("population", .array(population.map { .string($0) })),
      ("towns_over", .number(leastTown)), ("raster", .string(meaning.rawValue)),
    ]
    return result
  }
}
