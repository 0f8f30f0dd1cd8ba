internal import BorderCore
internal import BorderMeasures
internal import BorderTables

/// The steps to borders of regions that are on many machines: survey, plan, cut, join, merge.
///
/// Each is a function of what it gets and of nothing else, so that a step that failed can be done again.
enum CellCalls {
  /// The options of each step.
  static let survey: Set = ["id", "geometry", "row"]
  static let plan: Set = ["cell_vertices", "check", "geodesic"]
  static let cut: Set = ["id", "geometry", "row", "plan", "threads"]
  static let join: Set = ["plan", "threads"]
  static let merge: Set = [
    "id", "name", "name_ru", "country", "status", "plan", "rule", "international", "ticks",
  ]

  /// What must be known of features before any is cut.
  static func survey(_ batches: RegionBatches, _ options: CallOptions) throws(CallError) -> Answer {
    let shapes = try FeatureShapes(batches, options)
    var survey = PartitionSurvey()
    survey.add(shapes.set, longitudes: shapes.longitudes, features: shapes.features)
    for problem in shapes.set.problems {
      guard let row = Int(problem.regionID), shapes.ids.indices.contains(row) else { continue }
      survey.add(problem.kind, row: shapes.features[row].row, id: shapes.ids[row], at: problem.position)
    }
    return Answer(columns: [PlainColumn.bytes("survey", [survey.sealed])], rowCount: 1)
  }

  /// The plan of all surveys.
  static func plan(
    _ batches: RegionBatches, _ options: CallOptions, _ reporter: Reporter
  ) throws(CallError) -> Answer {
    let limit = try options.count("cell_vertices", in: 16...(1 << 24), standard: 1 << 17)
    let isChecked = try options.flag("check", standard: true)
    let method = try options.word("geodesic", of: GeodesicMeasure.Method.self) ?? .series
    var survey = PartitionSurvey()
    unsafe try batches.forEachBytes(of: "survey") { (_, bytes) throws(ExchangeFault) in
      survey.add(unsafe try PartitionSurvey(bytes))
    }
    if survey.vertexCount == 0, let outside = survey.problems[.outOfRange] {
      throw CallError(
        .data, "no coordinates are degrees, of \(outside.id) as of all others",
        hint: "Carry them to WGS 84, longitude first", place: outside.place)
    }
    for kind in RegionProblem.Kind.allCases {
      guard let problem = survey.problems[kind] else { continue }
      let place = problem.place.map { " at \($0.longitude) \($0.latitude)" } ?? ""
      reporter.note(
        Phrase(same: "\(kind.explanation.english): \(problem.count), the first in \(problem.id)\(place)"))
    }
    let plan = PartitionPlan(survey, cellLimit: limit, isChecked: isChecked, method: method.rawValue)
    return Answer(
      columns: [
        PlainColumn.bytes("plan", [Array(plan.text.utf8)], isText: true),
        PlainColumn.integers("features", [survey.featureCount]),
        PlainColumn.integers("vertices", [survey.vertexCount]),
        PlainColumn.integers("cells", [plan.cellCount]),
        PlainColumn.decimals("west", [plan.cut.west]), PlainColumn.decimals("south", [plan.cut.south]),
        PlainColumn.decimals("east", [plan.cut.east]), PlainColumn.decimals("north", [plan.cut.north]),
      ], rowCount: 1)
  }

  /// How many positions one value of runs has at most, but for a run that has more by itself.
  private static let mostPositions = 1 << 20

  /// The runs of features by cell.
  static func cut(_ batches: RegionBatches, _ options: CallOptions) throws(CallError) -> Answer {
    let plan = try options.plan()
    let threads = try options.count("threads", in: 1...256, standard: 1)
    let shapes = try FeatureShapes(batches, options)
    var cells: [Int] = []
    var counts: [Int] = []
    var values: [[UInt8]] = []
    for (cell, runs) in PlannedCutter(plan).cut(shapes.set, threads: threads) {
      for piece in runs.pieces(upTo: mostPositions) {
        cells.append(Int(cell.code))
        counts.append(piece.positions.count)
        values.append(piece.sealed(of: cell, plan: plan.mark, features: shapes.features))
      }
    }
    return Answer(
      columns: [
        PlainColumn.integers("cell", cells), PlainColumn.integers("vertices", counts),
        PlainColumn.bytes("runs", values),
      ], rowCount: cells.count)
  }

  /// What each cell contributes.
  static func join(_ batches: RegionBatches, _ options: CallOptions) throws(CallError) -> Answer {
    let plan = try options.plan()
    let threads = try options.count("threads", in: 1...256, standard: 1)
    var cells: [SheetCell: CellRuns] = [:]
    unsafe try batches.forEachBytes(of: "runs") { (_, bytes) throws(ExchangeFault) in
      let cell = unsafe try CellRuns.cell(of: bytes, plan: plan.mark)
      // Taken out, so that it is not copied.
      var runs = cells.removeValue(forKey: cell) ?? CellRuns(of: cell)
      unsafe try runs.add(bytes, plan: plan.mark)
      cells[cell] = runs
    }
    var joinOptions = JoinOptions(cut: plan.cut)
    joinOptions.isChecked = plan.isChecked
    let join = CellJoin(joinOptions, measure: try plan.measure())
    let all = cells.values.sorted { $0.cell < $1.cell }
    let parts = mapParts(of: all.count, threads: threads, minimumPart: 1) { range in
      all[range].map { runs -> Result<[UInt8], ExchangeFault> in
        do throws(ExchangeFault) {
          var merge = BorderMerge()
          join.join(runs.cell, try runs.numbered(), into: &merge)
          return .success(
            merge.partial().sealed(plan: plan.mark, keys: runs.keys, ownCount: runs.ownCount))
        } catch { return .failure(error) }
      }
    }
    var values: [[UInt8]] = []
    for part in parts.joined() {
      do throws(ExchangeFault) { values.append(try part.get()) } catch {
        throw CallError(.data, error.message.english)
      }
    }
    return Answer(
      columns: [
        PlainColumn.integers("cell", all.map { Int($0.cell.code) }),
        PlainColumn.integers("vertices", all.map(\.ownCount)), PlainColumn.bytes("part", values),
      ], rowCount: all.count)
  }
}

extension CallOptions {
  /// The plan.
  func plan() throws(CallError) -> PartitionPlan {
    guard let text = self["plan"] else {
      throw CallError(.argument, "the option plan is missing", hint: "It is the text that mezha_plan gives")
    }
    do throws(ExchangeFault) { return try PartitionPlan(text: text) } catch {
      throw CallError(.argument, error.message.english, hint: "It is the text that mezha_plan gives")
    }
  }
}

extension PartitionPlan {
  /// How lengths are measured.
  fileprivate func measure() throws(CallError) -> GeodesicMeasure {
    guard let method = GeodesicMeasure.Method(rawValue: method) else {
      throw CallError(.argument, "the plan measures by '\(self.method)', which is not known here")
    }
    return GeodesicMeasure(method: method)
  }
}
