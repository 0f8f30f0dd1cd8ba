import BorderCore
import BorderGeodesy
import BorderIO
import BorderMeasures
import BorderTables

/// Crossings with everything that the command says of them, whether by lines or by points.
package struct CrossingStudy {
  package var table: Table
  package var ids: [String]
  package var positions: [Position?]
  /// The borders that count, by index of `BorderAnalysis.borders`.
  package var borders: [Int]
  package var notes: [Phrase]
  /// How far a point may be from its border, in metres; `nil` for crossings by lines.
  package var pointTolerance: Double?
  /// What crosses, to be put on routes.
  package var source: Source
  /// Which crossing of the source each row shows.
  package var order: [Int]

  /// Lines, or listed points.
  package enum Source {
    case lines(LineCrossings, LineSet, classColumn: Int?, nameColumn: Int?)
    case points(CrossingAssignment, planned: PlannedCrossings, home: String?)
  }

  /// Reads what crosses and places it.
  package static func make(
    _ options: CrossingRequest, lines: PendingLines?, analysis: BorderAnalysis, workspace: Workspace,
    measure: GeodesicMeasure, threads: Int, international: Bool, home: String? = nil
  ) throws -> CrossingStudy {
    if international { CountryNotes.tellMissing(analysis.regions, workspace) }
    let context = Context(
      options: options, analysis: analysis, measure: measure, threads: threads, international: international,
      home: home)
    guard let file = options.lines, let lines else { return try context.points(workspace) }
    return try context.lines(file, lines, workspace)
  }

  /// The crossings as tables of densities count them.
  ///
  /// - Parameter category: What tells points apart; lines have their class.
  /// - Returns: All that exist; the planned ones too where they are distinguished by concept.
  package func counted(by category: CrossingCategory?) -> [CountedCrossing] {
    switch source {
    case .lines(let crossings, let lines, let classColumn, _):
      return crossings.crossings.map {
        CountedCrossing(
          place: .border($0.border), category: lines.value(ofLine: $0.line, classColumn), rawCount: $0.count)
      }
    case .points(let assignment, let planned, _):
      return assignment.entries.filter {
        category == .concept || !planned.contains($0.crossing)
      }
      .map { CountedCrossing($0, category: category) }
    }
  }

  /// What crossings can be distinguished by.
  package var categories: [CrossingCategory] {
    switch source {
    case .lines(_, _, let classColumn, _): classColumn == nil ? [] : [.ofLine]
    case .points: [.mode, .status, .concept]
    }
  }

  /// What both kinds need.
  package struct Context {
    package let options: CrossingRequest
    package let analysis: BorderAnalysis
    package let measure: GeodesicMeasure
    package let threads: Int
    package let international: Bool
    /// The country whose regions stand first in rows of points.
    package let home: String?

    package var chosen: [Int] {
      analysis.borders.indices.filter {
        analysis.borders[$0].isShared && (!international || analysis.isInternational(analysis.borders[$0]))
      }
    }
  }
}

extension CrossingStudy.Context {
  /// Crossings by lines.
  package func lines(_ file: String, _ pending: PendingLines, _ workspace: Workspace) throws -> CrossingStudy
  {
    let input = try pending.get(for: workspace) { [analysis, threads] lines, range in
      LineCrossings.areMet(range, of: lines, by: analysis, threads: threads)
    }
    let lines = input.lines
    workspace.reporter.detail(
      Phrase(
        "\(file): \(EnglishCount.of(lines.featureCount, "feature")), \(EnglishCount.of(input.lineCount, "line")), \(input.source.vertexCount) vertices",
        "\(file): объектов \(lines.featureCount), линий \(input.lineCount), вершин \(input.source.vertexCount)"
      ))
    let classColumn = try options.classField.map { try input.column($0) }
    let nameColumn = try options.nameField.map { try input.column($0) }
    if let mode = options.mode, input.lineCount > 0 {
      guard let classColumn else {
        throw RequestError(
          "--mode \(mode) needs the field of classes: --class FIELD",
          "для --mode \(mode) нужно поле классов: --class ПОЛЕ")
      }
      // Of lines that are of no use the class is not there any more: it is read once more before one is called unknown.
      var known = lines.rows.filter { !$0.isEmpty }.map { $0[classColumn] }
      if !known.contains(mode), lines.lineCount < input.lineCount {
        known = try input.attributes(
          [lines.columns[classColumn]], ofFeatures: Set(0..<lines.featureCount),
          options: ReadOptions(whereClause: options.lineFilter)
        ).sorted { $0.key < $1.key }.map { $0.value[0] }
      }
      try Self.check(mode, option: "--mode", among: known, file: input.source.file)
    }
    let classes = (0..<lines.lineCount).map { lines.value(ofLine: $0, classColumn) }
    let all = LineCrossings(
      of: lines, across: analysis, geometry: measure, classes: classes, threads: threads)
    let chosen = Set(chosen)
    let kept = all.filtered { crossing in
      (options.kind == "all" || crossing.kind.rawValue == options.kind)
        && (options.mode == nil || options.mode == classes[crossing.line])
        && (chosen.contains(crossing.border) || !international && !analysis.borders[crossing.border].isShared
          || international && analysis.isInternational(analysis.borders[crossing.border]))
    }
    let merged = kept.merged(
      within: options.merge, classes: classes, analysis: analysis, geometry: measure)
    var (table, order) = merged.table(
      of: lines, analysis, geometry: measure, classColumn: classColumn, nameColumn: nameColumn)
    table = try keepingFields(
      of: input, table, features: order.map { lines.feature(ofLine: merged.crossings[$0].line) })
    return CrossingStudy(
      table: table, ids: order.indices.map { "\($0 + 1)" },
      positions: order.map { merged.crossings[$0].position },
      borders: self.chosen, notes: notes(all, kept, merged),
      pointTolerance: nil,
      source: .lines(merged, lines, classColumn: classColumn, nameColumn: nameColumn), order: order)
  }

  /// The table with the fields of the lines that cross.
  private func keepingFields(of input: LineInput, _ table: Table, features: [Int]) throws -> Table {
    let (fields, lines) = (input.source.fields, input.lines)
    let shown = [options.classField, options.nameField].compactMap { $0?.lowercased() }
    let names = try (options.keep ?? .all)
      .indices(in: fields, file: input.source.file) { shown.contains($0.lowercased()) }.map { fields[$0] }
    let read = names.map { lines.columns.firstIndex(of: $0) }
    if read.allSatisfy({ $0 != nil }) {
      return table.keeping(
        names, of: "line", read.map { column in features.map { lines.rows[$0][column ?? 0] } })
    }
    let values = try input.attributes(
      names, ofFeatures: Set(features), options: ReadOptions(whereClause: options.lineFilter))
    return table.keeping(
      names, of: "line", names.indices.map { field in features.map { values[$0]?[field] ?? "" } })
  }

  /// A status, mode or concept that no listed crossing has was mistyped.
  private func check(_ list: [Crossing]) throws {
    if list.isEmpty { return }
    let file = options.points ?? "crossings.csv"
    let asked: [(String, String?, KeyPath<Crossing, String>)] = [
      ("--status", options.status, \.status.rawValue), ("--mode", options.mode, \.mode.rawValue),
      ("--concept", options.concept, \.concept),
    ]
    for case (let option, let value?, let path) in asked {
      try Self.check(value, option: option, among: list.map { $0[keyPath: path] }, file: file)
    }
  }

  private static func check(_ value: String, option: String, among values: [String], file: String) throws {
    if values.contains(value) { return }
    let known = KnownValues(values)
    let meant = known.nearest(to: value)
    throw InputError(
      .usage, file: file,
      problem: Phrase("no crossing has \(option) \(value)", "нет пересечений, у которых \(option) \(value)"),
      hint: Phrase(
        (meant.map { "Did you mean \(option) \($0)? " } ?? "") + "There are: \(known.text)",
        (meant.map { "Может быть, \(option) \($0)? " } ?? "") + "Есть: \(known.text)"))
  }

  private func notes(_ all: LineCrossings, _ kept: LineCrossings, _ merged: LineCrossings) -> [Phrase] {
    func counts(_ names: [LineCrossingKind: String]) -> String {
      LineCrossingKind.allCases.map { kind in
        "\(names[kind] ?? kind.rawValue) \(all.crossings.count { $0.kind == kind })"
      }.joined(separator: ", ")
    }
    let russian = counts([.crossing: "пересечений", .touch: "касаний", .along: "вдоль", .end: "концов"])
    let metres = LengthNotes.metres(options.merge)
    let joined =
      options.merge > 0
      ? Phrase(
        " \(kept.crossings.count) chosen, \(merged.crossings.count) after joining those within \(metres.english) m.",
        " Выбрано \(kept.crossings.count), после слияния ближе \(metres.russian) м — \(merged.crossings.count)."
      )
      : Phrase(
        " \(kept.crossings.count) chosen, none joined.", " Выбрано \(kept.crossings.count), без слияния.")
    return [
      Phrase(
        "Places where lines meet borders: \(counts([:]))." + joined.english,
        "Встречи линий с границами: \(russian)." + joined.russian)
    ]
  }

  /// Listed crossings.
  package func points(_ workspace: Workspace) throws -> CrossingStudy {
    var superseded: [String: String] = [:]
    var planned = PlannedCrossings()
    var home = home
    var tolerance = options.pointTolerance ?? 5000
    var list: [Crossing]
    var kept: (fields: [String], rows: [[String]]) = ([], [])
    if let file = options.points {
      let read = try PointCrossings.read(file, for: workspace)
      let points = try PointCrossings(
        read, classField: options.classField, nameField: options.nameField)
      let codes = try StatedCodes(of: analysis.regions, workspace.embedded)
      superseded = codes.regions
      list = points.crossings().map(codes.known)
      let indices = try (options.keep ?? .all)
        .indices(in: read.columns, file: file) { points.usedColumns.contains($0.lowercased()) }
      kept = (
        indices.map { read.columns[$0] }, read.rows.map { row in indices.map { row[$0] } }
      )
    } else {
      let embedded = try workspace.data()
      list = try embedded.crossings()
      superseded = try embedded.supersededCodes()
      planned = try embedded.planned()
      let profile = try embedded.profile()
      home = workspace.isEmbedded ? profile.home : nil
      if options.pointTolerance == nil { tolerance = profile.crossingTolerance }
    }
    let total = list.count
    try check(list)
    let chosen = list.indices.filter {
      (options.status == nil || list[$0].status.rawValue == options.status)
        && (options.mode == nil || list[$0].mode.rawValue == options.mode)
        && (options.concept == nil || list[$0].concept == options.concept)
    }
    list = chosen.map { list[$0] }
    // Crossings are of state borders; where no country is known, of all borders.
    let searched = analysis.borders.enumerated().filter {
      $0.element.isShared
        && (analysis.countries.isEmpty && !international || analysis.isInternational($0.element))
    }.map { (index: $0.offset, border: $0.element) }
    let search = BorderLocator(searched, of: analysis.topology)
    let assignment = CrossingAssignment(
      list, analysis: analysis, search: search, tolerance: tolerance, superseded: superseded)
    let details = assignment.details(analysis, search: search, geometry: measure)
    let table = assignment.table(analysis, details: details, home: home).keeping(
      kept.fields, of: "point",
      kept.fields.indices.map { field in chosen.map { kept.rows[$0][field] } })
    let borders = searched.map(\.index).filter { index in
      guard let home else { return true }
      let border = analysis.borders[index]
      return analysis.regions[border.a].country == home || analysis.regions[border.b].country == home
    }
    // What does not exist yet is listed, but is no crossing to count, unless it is asked for.
    let isAskedFor =
      options.concept != nil
      || options.status.map { CrossingStatus(rawValue: $0).meaning == .planned } ?? false
    if isAskedFor { planned = .none }
    let uncounted = assignment.entries.count { planned.contains($0.crossing) }
    return CrossingStudy(
      table: table, ids: list.map(\.id), positions: list.map(\.position),
      borders: borders, notes: notes(assignment, details, total: total, uncounted: uncounted),
      pointTolerance: tolerance,
      source: .points(assignment, planned: planned, home: home), order: Array(list.indices))
  }

  private func notes(
    _ assignment: CrossingAssignment, _ details: [CrossingDetail], total: Int, uncounted: Int
  ) -> [Phrase] {
    let entries = assignment.entries
    let unplaced = entries.count { if case .unplaced = $0.placement { true } else { false } }
    let contradicting = entries.count { $0.contradiction != nil }
    let ambiguous = details.count { $0.isAmbiguous }
    let metres = LengthNotes.metres(assignment.tolerance)
    let planned =
      uncounted == 0
      ? []
      : [
        Phrase(
          "\(uncounted) of them are only planned: they are listed, but enter no count and no density but those by concept.",
          "Из них \(uncounted) только планируются: они в списке, но не входят в число и плотность, кроме таблиц по понятиям."
        )
      ]
    return [
      Phrase(
        "Crossings: \(entries.count) of \(total) listed; placed on the nearest border within \(metres.english) m; \(unplaced) unplaced, \(contradicting) contradict the list, \(ambiguous) ambiguous (another border or a tripoint near).",
        "Переходы: \(entries.count) из \(total); привязаны к ближайшей границе в пределах \(metres.russian) м; не привязано \(unplaced), расходятся со списком \(contradicting), неоднозначных \(ambiguous) (рядом другая граница или стык трёх)."
      )
    ] + planned
  }
}
