public import BorderCore

/// Why something cannot be done as it was asked for: options that exclude each other, or that do not fit the data.
public struct RequestError: Error, Hashable, Sendable {
  /// What is wrong, and what to do.
  public let message: Phrase

  /// A failure in both languages.
  public init(_ english: String, _ russian: String) { message = Phrase(english, russian) }

  /// The exit code of the command. `EX_USAGE` of `sysexits.h`.
  public static let exitCode: Int32 = 64
}

extension RequestError: CustomStringConvertible {
  /// The message in English.
  public var description: String { message.english }
}
