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
      ?? option("--repair", job.matching.repair)
      ?? option("--tolerance-m", job.matching.takesProposal || (job.matching.tolerance ?? 0) > 0)
      ?? option("--keep", kept != .none)
  }

  /// Whether the same can be had cell by cell, after too little memory was found for all in one piece.
  func canBeReadAgain(_ job: Job) -> Bool {
    needForWhole(job) == nil && MemoryBudget.now().bytes / 2 >= RegionSpill.leastMemory
      && job.request.inputs.allSatisfy { !InputSpec(parsing: $0).isStandardInput }
  }

  /// The list, from regions that are read feature by feature, cut into cells on a disk, and joined cell by cell.
  ///
  /// - Throws: ``RequestError`` for what cannot be done so; `InputError` and `OutputError` where something cannot be read, or
  ///   the disk is full.
  func cellByCell(_ job: Job, memory: Int) throws -> Deliverable {
    if let need = needForWhole(job) {
      throw RequestError(
        "--memory joins borders cell by cell, and \(need.english) needs all of them at once: remove one of the two",
        "--memory собирает границы по клеткам, а для \(need.russian) они нужны целиком: уберите одно из двух")
    }
    let spill = try RegionSpill(memory: memory, threads: job.threads, isChecked: isChecked)
    let workspace: Workspace
    do {
      workspace = try job.workspace(keeping: kept, spill: spill)
    } catch {
      throw spill.failure ?? error
    }
    let set = workspace.regions
    var options = JoinOptions()
    options.isChecked = isChecked
    options.keepsEnds = workspace.splits.map { !$0.isEmpty } ?? false
    if job.format.isForPeople {
      let isInternational = isInternational
      options.spacing = { a, b in
        !isInternational || set.areOfDifferentCountries(RegionID(Int(a)), RegionID(Int(b)))
      }
    }
    let joined = try spill.joined(set, options, measure: job.measure)
    try CrowdingRefusal(workspace: workspace).check(
      lines: joined.crowdedLines, points: joined.crowdedPoints, rule)
    job.reporter.note(
      Phrase(
        "cell by cell (--memory): not looked for are borders that vertices hide, levels, swapped coordinates and wrong countries; see mezha inspect",
        "по клеткам (--memory): не искались границы, которые скрыты разными вершинами, уровни, переставленные координаты и чужие страны; см. mezha inspect"
      ))
    if isChecked {
      FlagNotes.tell(joined.contacts, isComplete: joined.isComplete, of: set, to: job.reporter)
    }
    NeighbourNotes.tell(isolates: joined.isolates(by: rule), of: set, rule: rule, to: job.reporter)
    if isInternational { CountryNotes.tellMissing(set, workspace) }
    let chosen = joined.borders.indices.filter {
      (rule == .queen || joined.borders[$0].isShared)
        && (!isInternational || joined.isInternational(joined.borders[$0]))
    }
    var rows = joined.borderRows(chosen, isFlagged: isChecked, splits: workspace.splits)
    if job.format.isForPeople {
      rows.head.notes = LengthNotes.notes(spacing: joined.spacing, workspace: workspace, measure: job.measure)
      rows.head.notes += LengthNotes.splits(workspace.splits)
    }
    let listed = rows
    var result = Deliverable([], from: workspace, measure: job.measure)
    result.decimals = decimals
    result.options = [
      ("rule", .string(rule.rawValue)), ("international", .bool(isInternational)),
      ("methods", .bool(hasOtherMethods)),
    ]
    result.furtherOptions = water.provenance
    if job.format == .csv {
      // Millions of rows are written without a table of them.
      result.bytes = { writer, _ in listed.csv(writer.csv, threads: job.threads) }
    } else {
      result.tables = [ShapedTable(table: listed.table)]
    }
    return result
  }
}
