import Testing
import GDAL

@Test func versionIsTold() { #expect(GDALVersion.runtime.contains(".")) }
