import GEOS
import Testing

@Test func versionIsTold() { #expect(GEOSVersion.runtime.contains(".")) }
