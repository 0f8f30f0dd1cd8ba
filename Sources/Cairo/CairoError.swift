/// A failure of cairo.
public struct CairoError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was being done, such as `cairo_create`.
  public let function: String
  /// What cairo said; never empty.
  public let message: String

  /// The function and the message in one line.
  public var description: String { "\(function): \(message)" }
}
