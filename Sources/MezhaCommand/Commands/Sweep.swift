import ArgumentParser
import Mezha
import MezhaOptions

/// Pairs and lengths against the tolerance.
struct Sweep: RegionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows how pairs and lengths change with the tolerance, and where they stop changing.",
    discussion: """
      Answers which --tolerance-m to use: the plateau is where a larger tolerance finds hardly anything \
      more. All steps share one bounded effort: where lines cross everywhere, the step that spends it and \
      those with greater tolerances are not computed, and their rows say so.
      Formats: \(formats.names).

      EXAMPLES
        mezha sweep a.fgb b.gpkg#districts
        mezha sweep a.fgb b.gpkg --steps 0,10,100,1000 --international -o sweep.csv
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(help: ArgumentHelp("The tolerances in metres; 0 is exact.", valueName: "list"))
  var steps: String = "0,1,2,5,10,20,50,100,200,500,1000"

  @OptionGroup var reference: ReferenceOption

  @Option(help: "between (regions of different inputs) or all (any two).")
  var match: MatchScope?

  @Flag(help: "Only pairs of two countries.")
  var international = false

  private var tolerances: [Double] {
    steps.split(separator: ",").map { Double($0.filter { !$0.isWhitespace }) ?? -1 }
  }

  mutating func validate() throws {
    guard !tolerances.isEmpty, tolerances.allSatisfy({ $0 >= 0 && $0 <= 20_000 }) else {
      throw ValidationError(
        "--steps takes numbers of metres from 0 to 20000 with commas between them.",
        "В --steps метры от 0 до 20000 через запятую.")
    }
  }

  static let formats = FileFormat.tables
  var matching: MatchingRequest { MatchingRequest(reference: reference.input, match: match) }

  func result(_ job: Job) throws -> Deliverable {
    var request = SweepRequest()
    request.steps = tolerances
    request.isInternational = international
    let shows = Console.isTerminal && !talk.hidesProgress
    return try request.result(job) { metres in
      guard shows else { return }
      let text = LengthNotes.metres(metres)
      job.reporter.note(Phrase("\(text.english) m …", "\(text.russian) м …"))
    }
  }
}
