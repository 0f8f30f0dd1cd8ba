/// A call that this module refused to pass on to C.
public struct GeodesicError: Error, Hashable, Sendable {
  /// The name of the C function, such as `geod_inverse`.
  public let function: String
  /// What is wrong with the arguments.
  public let message: String

  /// Makes an error of its parts.
  public init(function: String, message: String) {
    self.function = function
    self.message = message
  }

  static func refused(_ function: String, _ message: String) -> GeodesicError {
    GeodesicError(function: function, message: message)
  }
}

extension GeodesicError: CustomStringConvertible {
  /// Function and message in one line.
  public var description: String { "\(function): \(message)" }
}
