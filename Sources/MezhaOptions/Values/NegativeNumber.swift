/// Numbers below zero, which the parser would take for options: `-1288730`, the id of a relation in OpenStreetMap, or the
/// value of an option.
package enum NegativeNumber {
  /// The minus sign of typography, which is no hyphen.
  private static let sign: Character = "\u{2212}"

  /// Arguments as the parser is to see them: ids of `mezha why` below zero begin with a sign of their own, and other such
  /// numbers are joined to the option that they stand behind, so that the option says what it takes.
  package static func shielded(_ arguments: [String]) -> [String] {
    var shielded: [String] = []
    for argument in arguments {
      if arguments.first == "why", argument.first == "-", Int(argument) != nil {
        shielded.append(String(sign) + argument.dropFirst())
      } else if startsNumber(argument), let last = shielded.last, last.hasPrefix("--"), last.count > 2,
        !last.contains("=")
      {
        shielded[shielded.count - 1] = last + "=" + argument
      } else {
        shielded.append(argument)
      }
    }
    return shielded
  }

  /// An argument as it was written.
  package static func plain(_ argument: String) -> String {
    argument.first == sign && Int(argument.dropFirst()) != nil ? "-" + argument.dropFirst() : argument
  }

  /// Whether an argument begins as a number below zero does: no option has a digit there.
  private static func startsNumber(_ argument: String) -> Bool {
    guard argument.first == "-", let next = argument.dropFirst().first(where: { $0 != "." }) else {
      return false
    }
    return next.isASCII && next.isNumber
  }
}
