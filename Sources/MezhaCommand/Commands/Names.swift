import ArgumentParser
import Mezha
import MezhaOptions

/// How names and sentences are read.
struct Names: StudyCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows how a name or a sentence is read: candidates, why one was taken or refused, claims.",
    discussion: """
      Each name is taken, one of several with an equal claim to it, or unknown; names that are only spelt \
      alike are shown, but never taken. Formats: \(formats.names).

      EXAMPLES
        mezha names "Алтай" "Псковской области"
        mezha names "Pskov Oblast borders Estonia, Latvia and Belarus"
        mezha names --regions counties.gpkg "Adams County" "Adams County, ID"
      """)

  @Argument(help: ArgumentHelp("A name, a line of a list or sentences.", valueName: "text"))
  var texts: [String]

  @Option(
    name: .customLong("regions"),
    help: ArgumentHelp(
      "The regions: FILE or FILE#LAYER; repeatable. Without any, the embedded ones.", valueName: "file"),
    completion: .file())
  var regionFiles: [String] = []

  @Option(help: "Field of ids. Guessed if not given.")
  var id: String?

  @Option(help: "Field of names. Guessed if not given.")
  var name: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  mutating func validate() throws {
    try VainOption.refuse(
      [("--id", id != nil), ("--name", name != nil)],
      unless: !regionFiles.allSatisfy { EmbeddedData.isSet($0) },
      "says how to read a file: name one with --regions FILE",
      "говорит, как читать файл: укажите его ключом --regions ФАЙЛ")
  }

  static let formats = FileFormat.tables
  var regions: RegionRequest { RegionRequest(inputs: regionFiles, id: id, name: name) }

  func result(_ job: Job) throws -> Deliverable { try NamesRequest(texts).result(job) }
}
