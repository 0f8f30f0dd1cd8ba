import GEOS
import Testing

@Suite struct VersionTests {
  @Test func `versions are reported`() {
    #expect(GEOSVersion.runtime.contains("CAPI"))
    #expect(GEOSVersion.compiled.hasPrefix("3."))
    #expect(GEOSVersion.current >= GEOSVersion(3, 11))
  }

  @Test(arguments: [
    ("3.11.1-CAPI-1.17.1", GEOSVersion(3, 11, 1)), ("3.13.0beta1", GEOSVersion(3, 13, 0)),
    ("3", GEOSVersion(3, 0)), ("", GEOSVersion(0, 0)),
  ])
  func `texts are parsed`(text: String, expected: GEOSVersion) {
    #expect(GEOSVersion(parsing: text) == expected)
  }

  @Test func `versions are ordered by numbers`() {
    #expect(GEOSVersion(3, 9, 5) < GEOSVersion(3, 11))
    #expect(GEOSVersion(3, 11) < GEOSVersion(3, 11, 1))
  }

  @Test func `a function of the future is refused`() throws {
    try GEOSVersion.require(GEOSVersion(3, 0), for: "GEOSArea_r")
    let error = try failure { () throws(GEOSError) in
      try GEOSVersion.require(GEOSVersion(99, 0), for: "GEOSFuture_r")
    }
    #expect(error.kind == .unsupportedVersion)
    #expect(error.function == "GEOSFuture_r")
    #expect(error.message.hasPrefix("needs GEOS 99.0.0, the library is 3."))
  }
}
