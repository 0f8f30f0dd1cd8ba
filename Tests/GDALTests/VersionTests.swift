import GDAL
import Testing

@Suite struct VersionTests {
  @Test func `version is reported`() throws { #expect(try #require(GDALVersion.runtime).contains(".")) }

  /// Loading looks all functions up, and fails when one is missing.
  @Test func `every function is found`() throws {
    _ = try CoordinateSystem(definition: "EPSG:4326")
    #expect(GDALLibrary.isLoaded)
    #expect(GDALVersion.used == GDALVersion.runtime)
  }
}
