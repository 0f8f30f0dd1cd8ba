import PROJ
import Testing

@Test func versionsAreTold() {
  #expect(PROJVersion.runtime.contains("."))
  #expect(PROJVersion.compiled.contains("."))
}
