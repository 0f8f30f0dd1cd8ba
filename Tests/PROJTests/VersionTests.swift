import Testing
import PROJ

@Test func versionIsTold() { #expect(PROJVersion.runtime.contains(".")) }
