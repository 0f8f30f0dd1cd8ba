import BorderCore
import BorderIO

/// Refuses lists of pairs that would not be whole, because too many regions meet in one place.
package struct CrowdingRefusal {
  package let workspace: Workspace

  package init(
    workspace: Workspace
  ) {
    self.workspace = workspace
  }

  /// - Parameters:
  ///   - analysis: The borders.
  ///   - rule: Whether pairs that only touch are asked for too.
  /// - Throws: `InputError` when not all pairs are listed.
  package func check(_ analysis: BorderAnalysis, _ rule: ContiguityRule) throws(InputError) {
    try check(lines: analysis.crowdedLines, points: analysis.crowdedPoints, rule)
  }

  /// The same for crowds that were found in another way.
  package func check(
    lines: Crowding?, points: Crowding?, _ rule: ContiguityRule
  ) throws(InputError) {
    if let lines { throw error(Self.lines(lines), Self.linesHint) }
    guard rule == .queen, let points else { return }
    throw error(
      Phrase(
        "\(points.regionCount) regions meet at one point, \(Self.place(points)): \(points.unlistedPairs) pairs would only touch, too many to list",
        "в одной точке, \(Self.place(points)), сходится регионов: \(points.regionCount); пар, которые только касаются, было бы \(points.unlistedPairs) – слишком много для списка"
      ),
      Phrase(
        "Take --rule rook (a shared line), or leave regions out with --where",
        "Возьмите --rule rook (общая линия) или отберите регионы с --where"))
  }

  /// What is wrong where too many regions run along one line.
  package static func lines(_ crowding: Crowding) -> Phrase {
    Phrase(
      "\(crowding.regionCount) regions run along one line at \(place(crowding)): they are \(crowding.unlistedPairs) pairs, too many to list",
      "вдоль одной линии, \(place(crowding)), идёт регионов: \(crowding.regionCount); пар из них \(crowding.unlistedPairs) – слишком много для списка"
    )
  }

  /// What to do about it.
  package static let linesHint = Phrase(
    "They lie upon each other: take repeated polygons out (mezha inspect), or choose one level with --where",
    "Они лежат друг на друге: уберите повторы (mezha inspect) или отберите один уровень с --where")

  private static func place(_ crowding: Crowding) -> String {
    LengthNotes.place(crowding.place)
  }

  private func error(_ problem: Phrase, _ hint: Phrase) -> InputError {
    InputError(
      .badData, file: workspace.sources.map(\.file).joined(separator: ", "), problem: problem, hint: hint)
  }
}
