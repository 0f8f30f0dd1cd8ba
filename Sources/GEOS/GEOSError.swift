/// A failure inside GEOS, or a call that this module refused to pass on.
public struct GEOSError: Error, Hashable, Sendable {
  /// The name of the C function, such as `GEOSIntersection_r`.
  public let function: String

  /// What sort of failure it was.
  public let kind: Kind

  /// The message of the library without the name of its exception, without blanks at its ends.
  public let message: String

  /// Makes an error of its three parts.
  public init(function: String, kind: Kind, message: String) {
    self.function = function
    self.kind = kind
    self.message = message
  }

  /// Splits the library's message, such as `ParseException: Unknown type: 'FOO'`, into kind and text.
  ///
  /// GEOS ends some messages with a newline, and some functions fail without any: `nil` or a blank text
  /// gives the kind `.unknown` and a message that says so.
  init(function: String, libraryMessage: String?) {
    let text = (libraryMessage ?? "").trimmingBlanks()
    guard let colon = text.firstIndex(of: ":"), text[..<colon].hasSuffix("Exception"),
      !text[..<colon].contains(where: \.isWhitespace)
    else {
      self.init(
        function: function, kind: .unknown,
        message: text.isEmpty ? "the library gave no reason" : text)
      return
    }
    self.init(
      function: function, kind: Kind(rawValue: String(text[..<colon])),
      message: String(text[text.index(after: colon)...]).trimmingBlanks())
  }
}

extension GEOSError {
  /// The sort of a failure: the name of the C++ exception that the library reports.
  ///
  /// Not an enumeration, so that exceptions unknown here keep their names.
  public struct Kind: RawRepresentable, Hashable, Sendable {
    /// The name of the exception, such as `TopologyException`; empty if the library gave none.
    public let rawValue: String

    /// Makes a kind of an exception's name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The input cannot be taken: a ring that is not closed, a pattern of wrong length.
    public static let illegalArgument = Kind(rawValue: "IllegalArgumentException")

    /// The text or the bytes are not a geometry.
    public static let parse = Kind(rawValue: "ParseException")

    /// The operation met a contradiction, as a rule because its input is invalid.
    public static let topology = Kind(rawValue: "TopologyException")

    /// The operation is not defined for this type of geometry.
    public static let unsupportedOperation = Kind(rawValue: "UnsupportedOperationException")

    /// The library that is loaded is too old. Never reported by GEOS itself.
    public static let unsupportedVersion = Kind(rawValue: "UnsupportedVersion")

    /// The library failed without naming an exception.
    public static let unknown = Kind(rawValue: "")
  }
}

extension GEOSError: CustomStringConvertible {
  /// Function, kind and message in one line.
  public var description: String {
    kind == .unknown ? "\(function): \(message)" : "\(function): \(kind.rawValue): \(message)"
  }
}

extension StringProtocol {
  /// The text without blanks and newlines at its ends.
  fileprivate func trimmingBlanks() -> String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
