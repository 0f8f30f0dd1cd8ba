/// A failure inside PROJ, or a call that this module refused to pass on.
public struct PROJError: Error, Hashable, Sendable {
  /// The name of the C function, such as `proj_create_crs_to_crs_from_pj`.
  public let function: String

  /// What sort of failure it was.
  public let code: Code

  /// What happened, in the library's words where it has any.
  public let message: String

  /// In a block of positions, the index of the first one that failed.
  public let positionIndex: Int?

  /// Makes an error of its parts.
  public init(function: String, code: Code, message: String, positionIndex: Int? = nil) {
    self.function = function
    self.code = code
    self.message = message
    self.positionIndex = positionIndex
  }
}

extension PROJError {
  /// The sort of a failure: the number that the library reports.
  ///
  /// Not an enumeration, so that numbers unknown here survive. C macros: `PROJ_ERR_…`.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The number; 0 if the library failed without one.
    public let rawValue: Int32

    /// Makes a code of its number.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// The library gave no number, as for a code that is not in its database.
    public static let unspecified = Code(rawValue: 0)

    /// A parameter has an illegal value.
    ///
    /// The corresponding C macro is `PROJ_ERR_INVALID_OP_ILLEGAL_ARG_VALUE`. Also thrown here for what is
    /// refused before it reaches C.
    public static let illegalArgument = Code(rawValue: 1027)

    /// A position could not be transformed. The corresponding C macro is `PROJ_ERR_COORD_TRANSFM`.
    public static let transformation = Code(rawValue: 2048)

    /// A position is none, such as a latitude of 95 degrees.
    ///
    /// The corresponding C macro is `PROJ_ERR_COORD_TRANSFM_INVALID_COORD`.
    public static let invalidPosition = Code(rawValue: 2049)

    /// A position is outside what the projection can show.
    ///
    /// The corresponding C macro is `PROJ_ERR_COORD_TRANSFM_OUTSIDE_PROJECTION_DOMAIN`.
    public static let outsideDomain = Code(rawValue: 2050)
  }

  /// A call refused before it reached C.
  static func refused(_ function: String, _ message: String) -> PROJError {
    PROJError(function: function, code: .illegalArgument, message: message)
  }
}

extension PROJError: CustomStringConvertible {
  /// Function, message, number and position in one line.
  public var description: String {
    let place = positionIndex.map { ", position \($0)" } ?? ""
    return "\(function): \(message) (code \(code.rawValue)\(place))"
  }
}
