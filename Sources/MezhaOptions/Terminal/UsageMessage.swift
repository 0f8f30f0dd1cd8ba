import BorderTables
import Foundation
package import Mezha

/// What is said of a call that cannot be understood, in the language and the form of every other error.
///
/// The parser speaks English. Its sentences are few and known; one that is not, such as of a newer version, stays
/// English.
package enum UsageMessage {
  /// - Parameters:
  ///   - text: What the parser says of the call.
  ///   - arguments: The call without the program's name.
  ///   - commands: What the commands are called.
  /// - Returns: The sentence, and where to read on.
  package static func phrase(_ text: String, of arguments: [String], commands: [String]) -> Phrase {
    let first = arguments.first ?? ""
    let isCommand = commands.contains(first)
    let help = isCommand ? "mezha \(first) --help" : "mezha --help"
    var message = sentence(text)
    if !isCommand, !first.isEmpty, !first.hasPrefix("-") {
      message = Phrase("there is no command '\(first)'", "команды «\(first)» нет")
      if let near = NearestName.of(first, among: commands) {
        message = Phrase(
          message.english + ". Did you mean '\(near)'?", message.russian + ". Возможно, «\(near)»?")
      }
    }
    return Phrase(closed(message.english) + " See: \(help)", closed(message.russian) + " Подробнее: \(help)")
  }

  private static func closed(_ text: String) -> String {
    guard let last = text.last, !".?!".contains(last) else { return text }
    return text + "."
  }

  /// The sentences of the parser, with {} for what differs. The more particular ones come first.
  private static let sentences: [(english: String, russian: String)] = [
    ("Unknown option '{}'. Did you mean '{}'?", "ключа {} нет. Возможно, {}?"),
    ("Unknown option '{}'", "ключа {} нет"),
    ("Missing value for '{}'", "не указано значение: {}"),
    (
      "The option '{}' does not take any value, but '{}' was specified.",
      "у ключа {} нет значений, а указано {}"
    ),
    ("Unexpected argument '{}'", "лишний аргумент: {}"),
    ("{} unexpected arguments: {}", "лишние аргументы ({}): {}"),
    ("Value to be set with {} had already been set with {}", "{} противоречит {}"),
    ("Missing expected argument '{}'", "не хватает аргумента {}"),
    ("Missing one of: {}", "не хватает одного из аргументов: {}"),
    (
      "The value '{}' is invalid for '{}'. Please provide one of the following: {}",
      "значение «{}» не подходит: {}. Можно: {}"
    ),
    (
      "The value '{}' is invalid for '{}'. Please provide one of {}.",
      "значение «{}» не подходит: {}. Можно: {}"
    ),
    ("The value '{}' is invalid for '{}': {}", "значение «{}» не подходит: {}. {}"),
    ("The value '{}' is invalid for '{}'", "значение «{}» не подходит: {}"),
    ("Invalid option: {}", "ключа {} нет"),
  ]

  private static func sentence(_ text: String) -> Phrase {
    let line = oneLine(text)
    for (english, russian) in sentences {
      guard let values = values(of: english, in: line) else { continue }
      let parts = russian.components(separatedBy: "{}")
      let filled = zip(parts, values.map(listed) + [""]).map { $0 + $1 }.joined()
      return Phrase(line, filled)
    }
    return Phrase(same: line)
  }

  /// A list of values comes as lines with dashes.
  private static func oneLine(_ text: String) -> String {
    var result = ""
    for part in text.split(whereSeparator: \.isNewline) {
      let line = part.drop { $0 == " " }
      if line.hasPrefix("- ") {
        result += (result.hasSuffix(":") ? " " : ", ") + line.dropFirst(2)
      } else {
        result += (result.isEmpty ? "" : " ") + line
      }
    }
    return result
  }

  /// What stands in the gaps of a sentence; `nil` where it is another one.
  private static func values(of sentence: String, in text: String) -> [String]? {
    var parts = sentence.components(separatedBy: "{}")
    let first = parts.removeFirst()
    guard text.hasPrefix(first) else { return nil }
    var rest = text.dropFirst(first.count)
    var values: [String] = []
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if isLast, part.isEmpty {
        values.append(String(rest))
        return values
      }
      guard let found = isLast ? rest.ranges(of: part).last : rest.firstRange(of: part) else { return nil }
      if isLast, found.upperBound != rest.endIndex { return nil }
      values.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return values
  }

  /// Quoted values with commas between them.
  private static func listed(_ text: String) -> String {
    text.replacing("' and '", with: ", ").replacing("' or '", with: ", ").replacing("', '", with: ", ")
      .replacing("'", with: "")
  }
}
