import GDAL
import Testing

@Suite struct VersionTests {
  @Test func versionIsTold() throws { #expect(try #require(GDALVersion.runtime).contains(".")) }

  /// Loading looks all functions up, and fails when one is missing.
  @Test func everyFunctionIsFound() throws {
    _ = try CoordinateSystem(definition: "EPSG:4326")
    #expect(GDALLibrary.isLoaded)
    #expect(GDALVersion.used == GDALVersion.runtime)
  }
}
