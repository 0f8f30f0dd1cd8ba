import ArgumentParser
import Mezha

/// Pairs and lengths against the tolerance.
struct Sweep: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows how pairs and lengths change with the tolerance, and where they stop changing.",
    discussion: """
      Answers which --tolerance-m to use: the plateau is where a larger tolerance finds hardly anything \
      more. All steps share one bounded effort: where lines cross everywhere, the step that spends it and \
      those with greater tolerances are not computed, and their rows say so.
      Formats: table, csv, tsv, json, md.

      EXAMPLES
        mezha sweep a.fgb b.gpkg#districts
        mezha sweep a.fgb b.gpkg --steps 0,10,100,1000 --international -o sweep.csv
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(help: ArgumentHelp("The tolerances in metres; 0 is exact.", valueName: "list"))
  var steps: String = "0,1,2,5,10,20,50,100,200,500,1000"

  @Option(help: ArgumentHelp("The input that stays still; the first one if not given.", valueName: "input"))
  var hold: String?

  @Option(help: "between (regions of different inputs) or all (any two).")
  var match: MatchScope?

  @Flag(help: "Only pairs of two countries.")
  var international = false

  private var tolerances: [Double] {
    steps.split(separator: ",").map { Double($0.filter { !$0.isWhitespace }) ?? -1 }
  }

  mutating func validate() throws {
    guard !tolerances.isEmpty, tolerances.allSatisfy({ $0 >= 0 && $0 <= 20_000 }) else {
      throw ValidationError("--steps takes numbers of metres from 0 to 20000 with commas between them.")
    }
  }

  mutating func run() throws {
    talk.apply()
    let format = try output.pickFormat(TableOutput.formats, aliases: TableOutput.aliases, standard: "table")
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    let workspace = try Workspace(input.request, needsProvenance: isFile, reporter: talk.reporter)
    let request = MatchingRequest(hold: hold, match: match)
    let options = try request.options(for: workspace, tolerance: 0)
    let shows = Console.isTerminal && !talk.hidesProgress
    let sweep = ToleranceSweep(
      BorderTopology(workspace.regions, threads: input.threads), tolerances: tolerances, options: options,
      measure: input.measure,
      threads: input.threads,
      progress: { metres in
        guard shows else { return }
        let text = LengthNotes.metres(metres)
        talk.reporter.note(Phrase("\(text.english) m …", "\(text.russian) м …"))
      },
      where: { !international || $0.isInternational($1) })
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
    let writer = TableOutput(output, talk)
    let provenance =
      try isFile
      ? workspace.provenance(
        measure: input.measure,
        options: [
          ("command", "sweep"), ("steps", .array(tolerances.map { .number($0) })),
          ("match", .string(options.scope.rawValue)), ("international", .bool(international)),
          ("where", input.filter.map { .string($0) } ?? .null),
        ]) : nil
    try writer.write([writer.render(table, format: format)], provenance: provenance)
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
        "No plateau, but at \(first.english) m \(matched.english) km are matched of the about \(kilometres.english) km that look like borders drawn twice. What greater tolerances add are other lines: look at the pairs before you take one.",
        "Плато нет, но при \(first.russian) м сведено \(matched.russian) км из около \(kilometres.russian) км, похожих на дважды проведённые границы. Бо́льшие допуски добавляют другие линии: прежде чем взять такой, посмотрите на пары."
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
