import ArgumentParser
import CAllocationGuard
import Foundation
package import Mezha

/// How the program talks.
package struct TalkOptions: ParsableArguments {
  package init() {}

  @Option(
    name: .customLong("lang"),
    help:
      "Language of names, headings and messages: en or ru; if not given, that of the system (LC_ALL, LC_MESSAGES, LANG)."
  )
  var givenLanguage: Language?

  /// The language that is spoken.
  package var lang: Language { givenLanguage ?? .ofEnvironment }

  @Flag(name: .shortAndLong, help: "Report only warnings and errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Report what was guessed, chosen and measured, too.")
  var verbose = false

  @Flag(name: .customLong("no-progress"), help: "Show no progress on long jobs.")
  package var hidesProgress = false

  /// What studies say goes to the console.
  package var reporter: Reporter { Console.standard.reporter }

  package func validate() throws {
    if quiet && verbose {
      throw ValidationError(
        "Give --quiet or --verbose, not both.", "Укажите --quiet или --verbose, но не оба ключа.")
    }
  }

  /// Makes the console follow the options, and what ends the program speak its language.
  package func apply() {
    Console.standard = Console(language: lang, isQuiet: quiet, isVerbose: verbose)
    MappedFiles.endProgramWhenOneIsCut(language: lang)
    let end = Phrase(
      "mezha: error: the memory ran out. Raise its limit (ulimit -v, the container), or take less: --where, one layer, a part of the file, --threads 1\n",
      "mezha: ошибка: кончилась память. Поднимите предел (ulimit -v, контейнер) или возьмите меньше: --where, один слой, часть файла, --threads 1\n"
    )(lang)
    mezha_guard_allocations(strdup(end), 70)
    Progress.standard.start(language: lang, isWanted: !quiet && !hidesProgress)
  }
}
