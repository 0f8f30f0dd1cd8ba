import ArgumentParser

/// Which input stays where it is while the others are matched to it.
package struct ReferenceOption: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp(
      "With matching: the input that stays where it is; the others are snapped to it. The first one if not given.",
      valueName: "input"), completion: .file())
  var reference: String?

  /// The name that the option had before.
  @Option(help: .hidden)
  var hold: String?

  package mutating func validate() throws {
    guard reference == nil || hold == nil else {
      throw ValidationError(
        "--hold is another name of --reference: give one of them.",
        "--hold — другое название --reference: укажите один ключ.")
    }
  }

  /// The input that was named.
  package var input: String? { reference ?? hold }
}
