import PROJ
import Testing

@Test func `versions are reported`() {
  #expect(PROJVersion.runtime.contains("."))
  #expect(PROJVersion.compiled.contains("."))
}
