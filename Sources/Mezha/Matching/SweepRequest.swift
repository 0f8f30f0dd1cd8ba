import BorderCore
import BorderIO
import BorderTables

/// How pairs and lengths change with the tolerance.
public struct SweepRequest: Sendable {
  /// The tolerances in metres; 0 is exact.
  public var steps: [Double] = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
  /// Whether only pairs of two countries are counted.
  public var isInternational = false

  /// The usual tolerances, up to a kilometre.
  public init() {}

  /// A row for each tolerance.
  ///
  /// - Parameters:
  ///   - job: Its matching says which source stays still, and what is matched.
  ///   - progress: Called with each tolerance before it is tried.
  /// - Returns: The table, with advice on which tolerance to take.
  /// - Throws: `InputError` where not even the least tolerance can be tried; ``RequestError`` for options that do not fit.
  public func result(_ job: Job, progress: @escaping (Double) -> Void = { _ in }) throws -> Deliverable {
    let workspace = try job.workspace()
    let options = try job.matching.options(for: workspace, tolerance: 0)
    let sweep = ToleranceSweep(
      BorderTopology(workspace.regions, threads: job.threads), tolerances: steps, options: options,
      measure: job.measure, threads: job.threads, progress: progress,
      where: { !isInternational || $0.isInternational($1) })
    if let tolerance = sweep.notComputed.first, sweep.steps.isEmpty {
      throw MatchingRequest.tangled(workspace, tolerance: tolerance)
    }
    var table = sweep.table()
    if let tolerance = sweep.notComputed.first {
      let metres = LengthNotes.metres(tolerance)
      table.notes.append(
        Phrase(
          "From \(metres.english) m on, so many lines cross or run within the tolerance of each other that matching them would take without end. Take fewer or smaller --steps; if lines cross everywhere, see mezha inspect.",
          "С \(metres.russian) м столько линий пересекается или идёт в пределах допуска друг от друга, что сведение не кончилось бы. Возьмите меньше шагов или меньшие --steps; если линии пересекаются повсюду, посмотрите mezha inspect."
        ))
    }
    if sweep.steps.count > 1 { table.notes.append(Self.advice(sweep)) }
    var result = Deliverable(table: table, from: workspace, measure: job.measure)
    result.options = [
      ("steps", .array(steps.map { .number($0) })), ("match", .string(options.scope.rawValue)),
      ("international", .bool(isInternational)),
    ]
    return result
  }

  private static func advice(_ sweep: ToleranceSweep) -> Phrase {
    let metres = LengthNotes.metres
    let kilometres = LengthNotes.kilometres(sweep.unsharedMetres)
    if let plateau = sweep.plateauTolerance, plateau > 0 {
      let text = metres(plateau)
      return Phrase(
        "The plateau begins at \(text.english) m: --tolerance-m \(text.english) finds what there is to find within these steps.",
        "Плато начинается с \(text.russian) м: --tolerance-m \(text.english) находит всё, что можно найти на этих шагах."
      )
    }
    guard sweep.unsharedMetres > 0 else {
      if sweep.plateauTolerance == 0 {
        return Phrase(
          "The plateau begins at exact matching, and no lines of two regions look like one border: no tolerance is needed.",
          "Плато начинается с точного совпадения, и нет линий двух регионов, похожих на одну границу: допуск не нужен."
        )
      }
      return Phrase(
        "No plateau: every step still changes the result. Try other --steps, and look at the pairs that a step adds.",
        "Плато нет: каждый шаг ещё меняет результат. Попробуйте другие --steps и посмотрите, какие пары добавляет шаг."
      )
    }
    let greatest = sweep.steps.map(\.matched.metres).max() ?? 0
    if let enough = sweep.steps.first(where: { $0.matched.metres >= 0.9 * sweep.unsharedMetres }) {
      let (first, matched) = (metres(enough.tolerance), LengthNotes.kilometres(enough.matched.metres))
      return Phrase(
        "No plateau, but at \(first.english) m \(matched.english) km are matched, where about \(kilometres.english) km look like borders drawn twice. What greater tolerances add are other lines: look at the pairs before you take one.",
        "Плато нет, но при \(first.russian) м сведено \(matched.russian) км, а похожи на дважды проведённые границы около \(kilometres.russian) км. Бо́льшие допуски добавляют другие линии: прежде чем взять такой, посмотрите на пары."
      )
    }
    let most = LengthNotes.kilometres(greatest)
    let proposed = sweep.proposedTolerance.map(metres) ?? Phrase(same: "–")
    return Phrase(
      "No plateau: about \(kilometres.english) km of lines run beside each other without sharing vertices, and at most \(most.english) km of them were matched within these steps. The data propose \(proposed.english) m: try --steps around it and beyond.",
      "Плато нет: около \(kilometres.russian) км линий идут рядом без общих вершин, а на этих шагах сведено не больше \(most.russian) км. Данные предлагают \(proposed.russian) м: попробуйте --steps около этого значения и дальше."
    )
  }
}
