/// A failure of a GDAL function.
public struct GDALError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The C function, such as `GDALOpenEx`.
  public let function: String
  /// GDAL's error number (`CPLE_…`); 0 where GDAL gave none.
  public let code: Int32
  /// What GDAL said; never empty.
  public let message: String

  /// A failure of the named C function.
  public init(function: String, code: Int32, message: String) {
    self.function = function
    self.code = code
    self.message = message
  }

  /// The library cannot be loaded, for the reason that the system gives.
  static func missingLibrary(_ reason: String) -> GDALError {
    GDALError(
      function: "dlopen", code: 0,
      message:
        "the library GDAL is needed for this and cannot be loaded (\(reason)); install it, with Debian's packages by: apt-get install libgdal-dev"
    )
  }

  /// Whether the library is missing or cannot be used, so that nothing of it works.
  public var isLibraryMissing: Bool { function == "dlopen" }

  /// The function and the message in one line.
  public var description: String { "\(function): \(message)" }
}
