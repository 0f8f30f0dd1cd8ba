import BorderCore
import BorderTables

extension AdjacencyRequest {
  /// What of the request needs all regions in one piece; `nil` when nothing does.
  func needForWhole(_ job: Job) -> Phrase? {
    // The nearest region is looked for along all lines.
    weights?.bridge == nil ? job.matching.needForWhole : Phrase(same: "--bridge-km")
  }

  /// The list, from regions that are read feature by feature, cut into cells on a disk, and joined cell by cell.
  ///
  /// - Throws: What `Job.joined` throws.
  func cellByCell(_ job: Job, memory: Int) throws -> Deliverable {
    let hasPlaces = [.dot, .graphML].contains(job.format) || weights?.kind == .inverse
    let joined = try job.joined(
      memory: memory, rule: rule, isChecked: isChecked, findsCentres: hasPlaces
    ) { options, _ in options.measuresBoundaries = weights?.kind == .share }
    let (set, borders) = (joined.workspace.regions, joined.borders)
    if isInternational { CountryNotes.tellMissing(set, joined.workspace) }
    let list = borders.adjacencyList(rule, of: set, centres: joined.centres, isFlagged: isChecked) {
      !isInternational || borders.isInternational($0)
    }
    let pairs = borders.borders.lazy.filter { rule == .queen || $0.isShared }.map { ($0.a, $0.b) }
    tell(ContiguityGraph(pairs, regionCount: set.regionCount, rule: rule), list, set, job.reporter)
    return result(
      list, weights?.weights(list, of: joined, measure: job.measure),
      Deliverable([], from: joined.workspace, measure: job.measure), joined.workspace, job)
  }
}
