import Testing

/// `mezha sweep` as a program.
@Suite struct SweepTests {
  @Test func `a clean file needs no tolerance`() throws {
    let result = try RunMezha.mezha([
      "sweep", RunMezha.fixture("reading/three.geojson"), "--steps", "0,1,10", "--format", "csv",
    ])
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.lines
    #expect(lines.count == 4, "\(result.text)")
    // Pairs and lengths of all steps are those of exact matching.
    let fields = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false)[1...2] }
    #expect(Set(fields.map { $0.joined(separator: ",") }).count == 1, "\(result.text)")
  }
}
