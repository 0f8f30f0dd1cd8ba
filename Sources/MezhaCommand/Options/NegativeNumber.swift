/// Arguments such as `-1288730`, the id of a relation in OpenStreetMap, which the parser would take for options.
enum NegativeNumber {
  /// The minus sign of typography, which is no hyphen.
  private static let sign: Character = "\u{2212}"

  /// Arguments as the parser is to see them: numbers below zero begin with a sign of their own.
  static func shielded(_ arguments: [String]) -> [String] {
    arguments.map { argument in
      argument.first == "-" && Int(argument) != nil ? String(sign) + argument.dropFirst() : argument
    }
  }

  /// An argument as it was written.
  static func plain(_ argument: String) -> String {
    argument.first == sign && Int(argument.dropFirst()) != nil ? "-" + argument.dropFirst() : argument
  }
}
