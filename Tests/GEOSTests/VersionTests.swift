import Testing
import GEOS

@Test func versionIsTold() { #expect(GEOSVersion.runtime.contains(".")) }
