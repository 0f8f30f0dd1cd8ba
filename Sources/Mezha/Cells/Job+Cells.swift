package import BorderCore
import BorderIO
import BorderMeasures
import BorderTables

extension Job {
  /// A result from all regions in one piece or, where memory does not suffice for that, cell by cell, with the same bytes.
  ///
  /// - Parameters:
  ///   - memory: How many bytes the run may take: it is then done cell by cell. `nil` for one piece, as long as memory suffices.
  ///   - need: What of the request needs all regions in one piece; `nil` when nothing does.
  ///   - whole: Makes the result in one piece.
  ///   - byCells: Makes it cell by cell, in so many bytes.
  /// - Returns: The result.
  /// - Throws: ``RequestError`` for what cannot be done cell by cell and is asked for so; what the two throw.
  package func inOnePieceOrByCells(
    memory: Int?, need: Phrase?, _ whole: () throws -> Deliverable, _ byCells: (Int) throws -> Deliverable
  ) throws -> Deliverable {
    if let memory {
      if let need {
        throw RequestError(
          "--memory joins borders cell by cell, and \(need.english) needs all of them at once: remove one of the two",
          "--memory собирает границы по клеткам, а для \(need.russian) они нужны целиком: уберите одно из двух"
        )
      }
      return try byCells(memory)
    }
    do {
      return try whole()
    } catch let error as InputError where error.isAboutMemory && need == nil && canBeReadAgain {
      let result: Deliverable
      do {
        result = try byCells(MemoryBudget.now().bytes / 2)
      } catch let other as InputError where other.isAboutUnits {
        // Regions on a plane have no cells: what is missing is memory.
        throw error
      }
      reporter.note(
        Phrase(
          "too little memory for all at once: joined cell by cell, as with --memory",
          "памяти на всё сразу не хватает: границы собраны по клеткам, как с --memory"))
      return result
    }
  }

  /// Whether the inputs can be read once more, with memory for it.
  private var canBeReadAgain: Bool {
    MemoryBudget.now().bytes / 2 >= RegionSpill.leastMemory
      && request.inputs.allSatisfy { !InputSpec(parsing: $0).isStandardInput }
  }

  /// Borders that were joined cell by cell, with the regions, which have no polygons.
  package struct Joined {
    package let workspace: Workspace
    package let borders: JoinedBorders
    /// The centres of the regions, by region; none where they were not to be found.
    package let centres: [Position?]
  }

  /// Reads regions feature by feature, cuts them into cells on a disk and joins these: what ``measured(_:rule:isChecked:showsFlags:)``
  /// gives, for results that need no lines.
  ///
  /// - Parameters:
  ///   - memory: How many bytes the run may take.
  ///   - rule: By which rule regions are neighbours.
  ///   - isChecked: Whether to look for regions that touch or cross themselves; they are reported.
  ///   - findsCentres: Whether the centres of regions are wanted.
  ///   - choose: Sets further options, by the regions.
  /// - Returns: The borders.
  /// - Throws: `InputError` and `OutputError` where something cannot be read, or the disk is full; `InputError` where too many
  ///   regions meet in one place.
  package func joined(
    memory: Int, rule: ContiguityRule, isChecked: Bool, findsCentres: Bool = false,
    _ choose: (inout JoinOptions, Workspace) -> Void = { _, _ in }
  ) throws -> Joined {
    let spill = try RegionSpill(
      memory: memory, threads: threads, isChecked: isChecked, findsCentres: findsCentres)
    let workspace: Workspace
    do {
      workspace = try self.workspace(spill: spill)
    } catch {
      throw spill.failure ?? error
    }
    var options = JoinOptions()
    options.isChecked = isChecked
    choose(&options, workspace)
    let borders = try spill.joined(workspace.regions, options, measure: measure)
    try CrowdingRefusal(workspace: workspace).check(
      lines: borders.crowdedLines, points: borders.crowdedPoints, rule)
    reporter.note(
      Phrase(
        "cell by cell (--memory): not looked for are borders that vertices hide, levels, swapped coordinates and wrong countries; see mezha inspect",
        "по клеткам (--memory): не искались границы, которые скрыты разными вершинами, уровни, переставленные координаты и чужие страны; см. mezha inspect"
      ))
    if isChecked {
      FlagNotes.tell(borders.contacts, isComplete: borders.isComplete, of: workspace.regions, to: reporter)
    }
    return Joined(
      workspace: workspace, borders: borders, centres: spill.centres(of: workspace.regions))
  }
}

extension MatchingRequest {
  /// What of it moves lines, for which all regions must be there in one piece; `nil` when nothing does.
  var needForWhole: Phrase? {
    if repair { return Phrase(same: "--repair") }
    return takesProposal || (tolerance ?? 0) > 0 ? Phrase(same: "--tolerance-m") : nil
  }
}
