import BorderCore
import BorderIO
import BorderTables

extension BorderRequest {
  /// What of the request needs all regions in one piece; `nil` when nothing does.
  func needForWhole(_ job: Job) -> Phrase? {
    func option(_ name: String, _ isGiven: Bool) -> Phrase? { isGiven ? Phrase(same: name) : nil }
    if job.format.hasShapes || job.format == .topoJSON {
      return Phrase("the format \(job.format.name)", "формата \(job.format.name)")
    }
    return option("--rivers", water.rivers != nil) ?? option("--lakes", water.lakes != nil)
      ?? option("--by \(water.by.rawValue)", water.by != .pair) ?? option("--methods", hasOtherMethods)
      ?? job.matching.needForWhole ?? option("--keep", kept != .none)
  }

  /// The list, from regions that are read feature by feature, cut into cells on a disk, and joined cell by cell.
  ///
  /// - Throws: What `Job.joined` throws.
  func cellByCell(_ job: Job, memory: Int) throws -> Deliverable {
    let joined = try job.joined(memory: memory, rule: rule, isChecked: isChecked) { options, workspace in
      options.keepsEnds = workspace.splits.map { !$0.isEmpty } ?? false
      guard job.format.isForPeople else { return }
      let (set, isInternational) = (workspace.regions, isInternational)
      options.spacing = { a, b in
        !isInternational || set.areOfDifferentCountries(RegionID(Int(a)), RegionID(Int(b)))
      }
    }
    let (workspace, borders) = (joined.workspace, joined.borders)
    NeighbourNotes.tell(
      isolates: borders.isolates(by: rule), of: workspace.regions, rule: rule, to: job.reporter)
    if isInternational { CountryNotes.tellMissing(workspace.regions, workspace) }
    let chosen = borders.borders.indices.filter {
      (rule == .queen || borders.borders[$0].isShared)
        && (!isInternational || borders.isInternational(borders.borders[$0]))
    }
    var rows = borders.borderRows(chosen, isFlagged: isChecked, splits: workspace.splits)
    if job.format.isForPeople {
      rows.head.notes = LengthNotes.notes(
        spacing: borders.spacing, workspace: workspace, measure: job.measure)
      rows.head.notes += LengthNotes.splits(workspace.splits)
    }
    let listed = rows
    var result = emptyResult(job, workspace)
    if job.format == .csv {
      // Millions of rows are written without a table of them.
      result.bytes = { writer, _ in listed.csv(writer.csv, threads: job.threads) }
    } else {
      result.tables = [ShapedTable(table: listed.table)]
    }
    return result
  }
}
