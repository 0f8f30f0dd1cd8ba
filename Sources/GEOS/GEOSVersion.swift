import CGEOS

/// The version of the GEOS library: the one compiled against and the one that is loaded.
public struct GEOSVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The first number, 3 in 3.11.1.
  public let major: Int

  /// The second number, 11 in 3.11.1.
  public let minor: Int

  /// The third number, 1 in 3.11.1; 0 where a text names none.
  public let patch: Int

  /// Makes a version of its numbers.
  public init(_ major: Int, _ minor: Int, _ patch: Int = 0) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// Reads the numbers at the start of a text such as `3.11.1-CAPI-1.17.1` or `3.13.0beta1`.
  ///
  /// A number that is missing counts as 0.
  public init(parsing text: String) {
    let numbers = text.prefix { $0 != "-" }.split(separator: ".").map { part in
      Int(part.prefix { $0.isASCII && $0.isNumber }) ?? 0
    }
    self.init(
      numbers.first ?? 0, numbers.count > 1 ? numbers[1] : 0, numbers.count > 2 ? numbers[2] : 0)
  }

  /// The three numbers with points between them.
  public var description: String { "\(major).\(minor).\(patch)" }

  /// Whether the first version comes before the second.
  public static func < (left: GEOSVersion, right: GEOSVersion) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
}

extension GEOSVersion {
  /// The version at run time, such as `3.11.1-CAPI-1.17.1`. C function: `GEOSversion`.
  public static var runtime: String { unsafe String(cString: GEOSversion()) }

  /// The version whose header this module was compiled with, such as `3.11.1`. C macro: `GEOS_VERSION`.
  public static var compiled: String { GEOS_VERSION }

  /// The version at run time, as numbers that can be compared.
  public static var current: GEOSVersion { GEOSVersion(parsing: runtime) }

  /// Throws when the library that is loaded is older than a function needs.
  ///
  /// - Parameters:
  ///   - version: The first version that has the function.
  ///   - function: The name of the C function, for the message.
  /// - Throws: `GEOSError` of kind `.unsupportedVersion`, such as "needs GEOS 3.12.0, the library is
  ///   3.11.1-CAPI-1.17.1".
  public static func require(_ version: GEOSVersion, for function: String) throws(GEOSError) {
    if current < version {
      throw GEOSError(
        function: function, kind: .unsupportedVersion,
        message: "needs GEOS \(version), the library is \(runtime)")
    }
  }
}
