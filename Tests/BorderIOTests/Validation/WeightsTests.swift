import BorderCore
import BorderIO
import Testing

/// Weights files as other programs write them.
@Suite struct WeightsTests {
  private func read(_ text: String, _ name: String) throws -> ClaimList {
    try ClaimListReader.parse(text, name: name, options: ClaimListReader.Options())
  }

  @Test func `the header's field and quoted ids`() throws {
    let list = try read("0 2 sids2 FIPSNO\n37009 1\n37189\n37189 1\n37009\n", "w.gal")
    #expect(list.idField == "FIPSNO")
    let quoted = try read("0 2 x id\n\"A b\" 1\n\"C d\"\n\"C d\" 1\n\"A b\"\n", "w.gal")
    #expect(quoted.claims.map(\.a) == ["A b", "C d"] && quoted.claims.map(\.b) == ["C d", "A b"])
    let arcgis = try read("MYID\n1 2 0.5\n2 1 0.5\n1 1 1\n", "w.gwt")
    #expect(arcgis.idField == "MYID" && arcgis.claims.count == 2)
  }

  @Test func `a matrix of numbers alone is numbered from 1`() throws {
    let list = try read("0,1,0\n1,0,1\n0,1,0\n", "m.csv")
    #expect(list.claims.map { "\($0.a)|\($0.b)" } == ["1|2", "2|1", "2|3", "3|2"])
  }

  private let ids = ["P", "Q", "R", "S"]

  private func reading(
    _ pairs: [(String, String)], named: RegionNumbering? = nil, more: [RegionNumbering] = []
  )
    -> [String?]
  {
    var list = ClaimList(format: "gal")
    list.claims = pairs.map { Claim(id: "", a: $0.0, b: $0.1) }
    let ids = ids
    return list.readingNumbers(
      named: named, others: [.positions(of: ids, from: 1), .positions(of: ids, from: 0)] + more,
      isKnown: { ids.contains($0) }
    ).claims.map(\.bReading)
  }

  @Test func `numbers from 0 and from 1`() {
    #expect(reading([("0", "1"), ("2", "3")]) == ["Q", "S"])
    #expect(reading([("1", "2"), ("3", "4")]) == ["Q", "S"])
    // Both would fit, or none.
    #expect(reading([("1", "2")]) == [nil])
    #expect(reading([("1", "9")]) == [nil])
    #expect(reading([("P", "Q")]) == [nil])
  }

  @Test func `another field, when it alone fits; the field of the header first`() {
    let field = RegionNumbering(label: Phrase(same: "F"), ids: ["11": "P", "12": "Q", "1": "R", "2": "S"])
    #expect(reading([("11", "12")], more: [field]) == ["Q"])
    #expect(reading([("1", "2")], named: field) == ["S"])
  }

  @Test func `zeros that a spreadsheet took`() throws {
    let plain = try #require(RegionNumbering.withoutZeros(["01001", "01003", "11003"]))
    #expect(plain.ids == ["1001": "01001", "1003": "01003", "11003": "11003"])
    #expect(RegionNumbering.withoutZeros(["1", "2"]) == nil)
    #expect(RegionNumbering.withoutZeros(["01", "1"])?.ids.isEmpty == true)
  }
}
