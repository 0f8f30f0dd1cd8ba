/// A failure of a GDAL function.
public struct GDALError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The C function, such as `GDALOpenEx`.
  public let function: String
  /// GDAL's error number (`CPLE_…`); 0 where GDAL gave none.
  public let code: Int32
  /// What GDAL said; never empty.
  public let message: String
  /// The driver whose process ended, and how; `nil` where it did not.
  public let lostReader: LostReader?

  /// A process that read for this one and ended before it was done.
  public struct LostReader: Hashable, Sendable {
    /// The short name of the driver; empty where it is not known.
    public let driver: String
    /// How it ended.
    public let end: ReaderEnd
  }

  /// A failure of the named C function.
  public init(function: String, code: Int32, message: String) {
    self.function = function
    self.code = code
    self.message = message
    lostReader = nil
  }

  /// A process that read with a driver ended.
  init(reader driver: String, ended end: ReaderEnd) {
    function = "reader"
    code = 0
    message = "the process that reads it ended: \(end)"
    lostReader = LostReader(driver: driver, end: end)
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
