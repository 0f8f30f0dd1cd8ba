import BorderCore
import BorderGeodesy
import BorderIO
import BorderTables

/// The crossings that a report counts, on their borders.
package struct ReportCrossings {
  package let assignment: CrossingAssignment
  package let tallies: CrossingTallies
  /// Which of them do not exist yet.
  package let planned: PlannedCrossings
  /// One row for each crossing, in the order of `assignment.entries`.
  package let table: Table
  /// What is counted, and whom to name for it.
  package let notes: [Phrase]
  /// How far a point may be from its border, in metres; `nil` for crossings by lines.
  package let pointTolerance: Double?
  /// Whom to name for them.
  let credit: Credits.Source

  /// The embedded list, which is of the borders of one home country.
  package init(
    embedded: EmbeddedData, profile: EmbeddedData.Profile, analysis: BorderAnalysis, tolerance: Double?
  ) throws {
    let metres = tolerance ?? profile.crossingTolerance
    assignment = CrossingAssignment(
      try embedded.crossings(), analysis: analysis, search: BorderLocator(internationalBordersOf: analysis),
      tolerance: metres, superseded: try embedded.supersededCodes())
    planned = try embedded.planned()
    tallies = CrossingTallies(assignment, analysis: analysis, planned: planned)
    table = assignment.table(analysis, home: profile.home)
    let terms = Phrase(terms: profile.crossingAttribution)
    notes = [
      Self.note(assignment, coverage: profile.crossingCoverage),
      Phrase("Places of crossings: \(terms.english)", "Места переходов: \(terms.russian)"),
    ]
    pointTolerance = metres
    credit = Credits.Source(
      Phrase("crossings", "переходы"), name: Phrase("list of Mezha", "список Mezha"),
      terms: profile.crossingAttribution)
  }

  /// Crossings of the user's: points, or where lines cross.
  package init(_ found: CrossingStudy, options: CrossingRequest, analysis: BorderAnalysis) {
    pointTolerance = found.pointTolerance
    switch found.source {
    case .points(let assignment, let planned, _):
      self.assignment = assignment
      self.planned = planned
      table = found.table
    case .lines(let crossings, let lines, let classColumn, let nameColumn):
      // What a line is called says more of it than the name of its file.
      let mode = options.lines.flatMap { LineMode.of($0).mode }
      let ordered = LineCrossings(found.order.map { crossings.crossings[$0] })
      assignment = CrossingAssignment(
        ordered,
        listed: ordered.crossings.enumerated().map { row, crossing in
          let name = lines.value(ofLine: crossing.line, nameColumn)
          let kind = lines.value(ofLine: crossing.line, classColumn)
          return Crossing(
            id: found.ids[row],
            name: name.isEmpty ? Self.name(of: crossing, kind, analysis) : Phrase(same: name),
            oppositeName: Phrase(same: ""),
            mode: CrossingMode(rawValue: kind).general ?? mode ?? CrossingMode(rawValue: kind),
            position: crossing.position)
        })
      planned = PlannedCrossings()
      table = found.table.preceded(
        by: [TableSchema<String>.Field(Column("id", Phrase("id", "код"))) { .text($0) }], found.ids)
    }
    tallies = CrossingTallies(assignment, analysis: analysis, planned: planned)
    let file = (options.lines ?? options.points ?? "").split(separator: "/").last.map(String.init) ?? ""
    credit = Credits.Source(
      Phrase("crossings", "пересечения"), name: Phrase(same: file), terms: "")
    notes = found.notes + [Phrase("Crossings from: \(file)", "Пересечения из: \(file)")]
  }

  /// What a crossing without a name is called.
  private static func name(of crossing: LineCrossing, _ kind: String, _ analysis: BorderAnalysis) -> Phrase {
    let border = analysis.borders[crossing.border]
    let (a, b) = (analysis.regions[border.a], analysis.regions[border.b])
    let what = kind.isEmpty ? "" : kind + " "
    return Phrase("\(what)\(a.name) – \(b.name)", "\(what)\(a.nameRussian) – \(b.nameRussian)")
  }

  /// What is counted as a crossing.
  private static func note(_ assignment: CrossingAssignment, coverage: Phrase) -> Phrase {
    let entries = assignment.entries
    var points = 0
    var stated = 0
    var unplaced = 0
    for entry in entries {
      switch entry.placement {
      case .measured: points += 1
      case .stated, .region: stated += 1
      case .unplaced: unplaced += 1
      }
    }
    let metres = Int(assignment.tolerance)
    let rough = entries.count { $0.crossing.isRough }
    return Phrase(
      "Crossings: \(entries.count) listed (\(coverage.english)); \(points) on the nearest border within \(metres) m of their points, of which \(rough) are known to worse than 5 km (column ± over 5 km), \(stated) without a point by the regions that the list states, \(unplaced) unplaced. Planned ones are counted apart; the density is of existing ones of all modes and statuses, per 100 km of the length in the same row.",
      "Переходы: в списке \(entries.count) (\(coverage.russian)); \(points) отнесены к ближайшей границе в пределах \(metres) м от точки, из них \(rough) точек известны хуже чем до 5 км (столбец ± больше 5 км), \(stated) без точки — по указанным регионам, \(unplaced) не привязаны. Планируемые учтены отдельно; плотность — по существующим переходам всех видов и состояний на 100 км длины в той же строке."
    )
  }
}
