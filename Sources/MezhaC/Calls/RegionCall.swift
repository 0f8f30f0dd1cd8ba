internal import BorderCore
internal import BorderMeasures
internal import BorderTables
internal import CMezha
internal import Synchronization

/// What every function does first: regions from batches, their topology, their borders.
struct RegionCall {
  let options: CallOptions
  let analysis: BorderAnalysis
  let flags: BorderFlags?
  let matches: MatchReport?
  let measure: GeodesicMeasure
  let threads: Int
  let rule: ContiguityRule
  let reporter: Reporter

  /// - Parameters:
  ///   - batches: The rows.
  ///   - options: What the caller wants.
  ///   - reporter: Where to say what was found.
  /// - Throws: What is wrong with the call.
  init(_ batches: RegionBatches, _ options: CallOptions, _ reporter: Reporter) throws(CallError) {
    self.options = options
    self.reporter = reporter
    threads = try options.count("threads", in: 1...256, standard: 1)
    measure = GeodesicMeasure(
      method: try options.word("geodesic", of: GeodesicMeasure.Method.self) ?? .series)
    rule = try options.word("rule", of: ContiguityRule.self) ?? .rook
    let isChecked = try options.flag("check", standard: true)
    let matching = try CallMatching(options)
    let input = try RegionInput(batches, options)
    for note in input.notes { reporter.note(Phrase(same: note)) }
    let taken = try matching.topology(
      of: input, measure: measure, threads: threads, rule: rule, reporter)
    matches = taken.matches
    (analysis, flags) = BorderAnalysis.flagged(
      taken.topology, measure: measure, threads: threads, isChecked: isChecked)
    try CallError.refuse(lines: analysis.crowdedLines, points: analysis.crowdedPoints, rule)
    if let flags { FlagNotes.tell(flags, of: analysis.regions, to: reporter) }
    NeighbourNotes.tellIsolates(analysis, rule: rule, to: reporter)
    NeighbourNotes.tellLevels(analysis, sameGround: taken.sameGround, to: reporter)
  }

  /// Whether a border is among those that are asked for.
  func isChosen(_ border: Border, onlyInternational: Bool) -> Bool {
    (rule == .queen || border.isShared) && (!onlyInternational || analysis.isInternational(border))
  }

  /// All regions, by id.
  var order: [RegionID] { analysis.regions.regionsByID }
}

extension CallError {
  /// Refuses lists of pairs that would not be whole.
  static func refuse(lines: Crowding?, points: Crowding?, _ rule: ContiguityRule) throws(CallError) {
    if let lines {
      throw CallError(
        .tooMany,
        "\(lines.regionCount) regions run along one line: they are \(lines.unlistedPairs) pairs, too many to list",
        hint: "They lie upon each other: take repeated polygons out, or choose one level", place: lines.place)
    }
    guard rule == .queen, let points else { return }
    throw CallError(
      .tooMany,
      "\(points.regionCount) regions meet at one point: \(points.unlistedPairs) pairs would only touch, too many to list",
      hint: "Take the rule rook (a shared line), or leave regions out", place: points.place)
  }
}
