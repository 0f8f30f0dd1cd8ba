public import ArgumentParser
public import Mezha

extension MatchScope: ExpressibleByArgument {}

/// A tolerance that is given, or one that the data propose.
package enum ToleranceChoice: Equatable, ExpressibleByArgument {
  case metres(Double)
  case proposed

  package init?(argument: String) {
    if argument == "auto" {
      self = .proposed
    } else if let metres = Double(argument) {
      self = .metres(metres)
    } else {
      return nil
    }
  }
}

/// Whether and how borders whose vertices differ are matched.
package struct ToleranceOptions: ParsableArguments {
  package init() {}

  @Option(
    name: .customLong("tolerance-m"),
    help: ArgumentHelp(
      "Edge matching: snap borders that run beside each other within so many metres; nothing is moved further; auto: as many as the data propose, at most 2000. Without it vertices must be equal.",
      valueName: "metres"))
  var givenTolerance: ToleranceChoice?

  /// The name that the option had where points were placed, too.
  @Option(name: .customLong("border-tolerance-m"), help: .hidden)
  var formerTolerance: ToleranceChoice?

  @OptionGroup var reference: ReferenceOption

  @Option(
    help: ArgumentHelp(
      "With --tolerance-m: between (regions of different inputs; the default for several inputs) or all (any two regions; the default for one).",
      valueName: "scope"))
  var match: MatchScope?

  @Flag(help: "Make invalid polygons valid first, and report what that changed.")
  var repair = false

  private var tolerance: ToleranceChoice? { givenTolerance ?? formerTolerance }

  package mutating func validate() throws {
    guard givenTolerance == nil || formerTolerance == nil else {
      throw ValidationError(
        "--border-tolerance-m is another name of --tolerance-m: give one of them.",
        "--border-tolerance-m — другое название --tolerance-m: укажите один ключ.")
    }
    if case .metres(let metres) = tolerance, !(metres >= 0 && metres <= 20_000) {
      throw ValidationError(
        "--tolerance-m must be from 0 to 20000, or auto.", "У --tolerance-m значение от 0 до 20000 или auto.")
    }
    let isMatched = tolerance != nil && tolerance != .metres(0)
    try VainOption.refuse(
      [("--reference", reference.input != nil), ("--match", match != nil)], unless: isMatched,
      "needs --tolerance-m with metres above 0, or auto", "требует --tolerance-m: метры больше 0 или auto")
  }

  /// What they ask for.
  package var request: MatchingRequest {
    var request = MatchingRequest(reference: reference.input, match: match, repair: repair)
    switch tolerance {
    case .metres(let metres): request.tolerance = metres
    case .proposed: request.takesProposal = true
    case nil: break
    }
    return request
  }
}
