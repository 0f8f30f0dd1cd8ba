import Foundation
package import Mezha

extension Language {
  /// The language of the system: the first that is set of `LC_ALL`, `LC_MESSAGES` and `LANG`, as POSIX has it.
  package static let ofEnvironment: Language = {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return of(locale: locale ?? "")
  }()

  /// The language that is wanted before the options are understood: that of `--lang`, else of the system.
  package static func wanted(by arguments: [String]) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument.hasPrefix("--lang="), let named = Language(rawValue: String(argument.dropFirst(7))) {
        return named
      }
      if argument == "--lang", index + 1 < arguments.count,
        let named = Language(rawValue: arguments[index + 1])
      {
        return named
      }
    }
    return .ofEnvironment
  }

  /// Arguments without `--lang` and its value.
  package static func withoutOption(_ arguments: [String]) -> [String] {
    var kept: [String] = []
    for (index, argument) in arguments.enumerated() where !argument.hasPrefix("--lang=") {
      let isValue = index > 0 && arguments[index - 1] == "--lang"
      if argument != "--lang", !isValue { kept.append(argument) }
    }
    return kept
  }

  /// The language of a locale such as `ru_RU.UTF-8`; English where there are no texts in it.
  private static func of(locale: String) -> Language {
    Language(rawValue: String(locale.prefix { $0 != "_" && $0 != "." && $0 != "@" })) ?? .english
  }
}
