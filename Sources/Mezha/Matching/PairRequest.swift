import BorderCore
import BorderGeodesy
import BorderIO
import BorderTables

/// Why two regions are, or are not, neighbours.
public struct PairRequest: Sendable {
  /// The id or name of a region.
  public let a: String
  /// The id or name of the other one.
  public let b: String

  /// Two regions, by their ids or names.
  public init(_ a: String, _ b: String) {
    self.a = a
    self.b = b
  }

  /// The explanation.
  ///
  /// - Throws: ``RequestError`` where a text does not name one region, or both name the same.
  public func result(_ job: Job) throws -> Deliverable {
    let workspace = try job.workspace()
    let (first, second) = (try Self.find(a, in: workspace.regions), try Self.find(b, in: workspace.regions))
    guard first != second else {
      throw RequestError(
        "\(a) and \(b) are the same region. Name two", "\(a) и \(b) — один и тот же регион. Назовите два")
    }
    let analysis = BorderAnalysis(
      BorderTopology(workspace.regions, threads: job.threads), measure: job.measure, threads: job.threads)
    try CrowdingRefusal(workspace: workspace).check(analysis, .queen)
    let explanation = PairExplanation(
      first, second, in: analysis, options: MatchOptions(tolerance: 0, scope: .all), measure: job.measure)
    let (one, other) = (workspace.regions[first].source, workspace.regions[second].source)
    if one == other, Set(workspace.regions.regions.map(\.source)).count > 1, explanation.answer != .rook,
      explanation.flip?.with != nil
    {
      workspace.reporter.note(
        Phrase(
          "both regions are in one input: among several inputs, a tolerance matches them only with --match all",
          "оба региона из одного источника: когда источников несколько, допуск сводит их только с --match all"
        ))
    }
    let validity = RegionValidity.findings(in: workspace.regions, only: [first, second].sorted())
    ValidityNotes.tell(unchecked: validity.unchecked, of: workspace.regions, to: workspace.reporter)
    let table = explanation.table(
      of: workspace.regions,
      more: validity.faults.map { fault in
        let id = workspace.regions[fault.region].id
        return (
          Phrase("flag: invalid polygon of \(id)", "замечание: ошибка в полигоне \(id)"),
          .phrase(ValidityReason.phrase(fault.reason)),
          fault.place
        )
      })
    var result = Deliverable(table: table, from: workspace, measure: job.measure)
    result.options = [("a", .string(a)), ("b", .string(b))]
    return result
  }

  /// The region of an id, or of a name that only one has.
  private static func find(_ text: String, in set: RegionSet) throws -> RegionID {
    if let index = set.regions.firstIndex(where: { $0.id == text }) { return RegionID(index) }
    let wanted = text.lowercased()
    let found = set.regionIDs.filter {
      let region = set[$0]
      return [region.id, region.name, region.nameRussian].contains { $0.lowercased() == wanted }
    }
    if let only = found.first, found.count == 1 { return only }
    if found.isEmpty {
      throw RequestError(
        "No region is called \(text). See the ids with: mezha adjacency INPUT... (or choose the field with --id)",
        "Нет региона «\(text)». Коды покажет mezha adjacency INPUT... (поле кодов выбирает --id)")
    }
    let ids = found.prefix(5).map { set[$0].id }.joined(separator: ", ")
    throw RequestError(
      "\(found.count) regions are called \(text): \(ids). Name one by its id",
      "«\(text)» называется регионов: \(found.count) (\(ids)). Назовите один из них по коду")
  }
}
