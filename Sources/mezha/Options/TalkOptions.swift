import ArgumentParser
import BorderCore
import BorderIO

/// How the program talks.
struct TalkOptions: ParsableArguments {
  @Option(help: "Language of names, headings and messages: en or ru.")
  var lang: Language = .english

  @Flag(name: .shortAndLong, help: "Tell nothing but warnings and errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Tell what was guessed, chosen and measured.")
  var verbose = false

  @Flag(name: .customLong("no-progress"), help: "Show no progress on long jobs.")
  var hidesProgress = false

  /// Makes the console follow the options.
  func apply() {
    Console.standard = Console(language: lang, isQuiet: quiet, isVerbose: verbose)
    MappedFiles.endProgramWhenOneIsCut(language: lang)
    Progress.standard.start(language: lang, isWanted: !quiet && !hidesProgress)
  }
}
