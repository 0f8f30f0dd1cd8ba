import GDAL
import Testing

@Test func versionIsTold() { #expect(GDALVersion.runtime.contains(".")) }
