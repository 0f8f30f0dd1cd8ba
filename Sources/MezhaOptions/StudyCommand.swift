package import ArgumentParser
package import Mezha

/// A command with one result: it refuses options that would change nothing, makes a request of the others, and hands it
/// a job. What is the same in all of them is here: the format, the check of the file, writing, the exit code.
package protocol StudyCommand: ParsableCommand {
  /// The formats that the command writes, the first one to standard output.
  static var formats: [FileFormat] { get }
  var output: OutputOptions { get }
  var talk: TalkOptions { get }
  /// Which regions.
  var regions: RegionRequest { get }
  /// How lengths are measured.
  var measure: GeodesicMeasure { get }
  /// Whether and how borders are matched.
  var matching: MatchingRequest { get }
  /// Whether the command writes another file beside its result.
  var writesBeside: Bool { get }
  /// Whether tables for people are shown whatever the format.
  var showsTables: Bool { get }
  /// The formats that the options leave.
  func possibleFormats() -> [FileFormat]
  /// Refuses options that a format has no use for.
  func check(_ format: FileFormat) throws
  /// What the options ask for, done.
  func result(_ job: Job) throws -> Deliverable
}

extension StudyCommand {
  package var matching: MatchingRequest { MatchingRequest() }
  package var measure: GeodesicMeasure { GeodesicMeasure() }
  package var writesBeside: Bool { false }
  package var showsTables: Bool { false }

  package func possibleFormats() -> [FileFormat] { Self.formats }

  package func check(_ format: FileFormat) throws {}

  /// The job of the options in a format.
  package func job(_ format: FileFormat) -> Job {
    Job(
      command: Self.configuration.commandName ?? "\(Self.self)".lowercased(), request: regions,
      matching: matching, measure: measure, format: format,
      output: TableOutput(output, talk))
  }

  package mutating func run() throws {
    talk.apply()
    try writeResult()
  }

  /// Does what the options ask for and writes the result.
  package func writeResult() throws {
    let format = try output.pickFormat(
      possibleFormats(), writesBeside: writesBeside, showsTables: showsTables)
    try check(format)
    try VectorOutput.check(format)
    try output.file.check()
    let job = job(format)
    let result = try result(job)
    try job.write(result)
    if !result.isClean { throw ExitCode(1) }
  }
}

/// A study command that reads regions with the usual options.
package protocol RegionCommand: StudyCommand {
  var input: InputOptions { get }
}

extension RegionCommand {
  package var regions: RegionRequest { input.request }
  package var measure: GeodesicMeasure { input.measure }
}
