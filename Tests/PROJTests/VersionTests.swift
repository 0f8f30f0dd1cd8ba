import PROJ
import Testing

@Test func versionIsTold() { #expect(PROJVersion.runtime.contains(".")) }
