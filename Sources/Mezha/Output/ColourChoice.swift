/// Whether tables for people are bold and dim in places.
public enum ColourChoice: String, CaseIterable, Sendable {
  /// On a terminal, unless the variable `NO_COLOR` is set and not empty (no-color.org).
  case auto
  /// Into a file or another program, too.
  case always
  case never

  /// Whether to use bold and dim text.
  ///
  /// - Parameters:
  ///   - isTerminal: Whether the table goes to a terminal.
  ///   - noColour: The value of `NO_COLOR`; `nil` where it is not set.
  /// - Returns: Whether it is chosen, or fits.
  public func isOn(isTerminal: Bool, noColour: String?) -> Bool {
    switch self {
    case .auto: isTerminal && (noColour ?? "").isEmpty
    case .always: true
    case .never: false
    }
  }
}
