import BorderCore
import BorderIO
import BorderTables
import Testing

/// CSV, points and digests.
@Suite struct CSVTableTests {
  @Test func `RFC 4180`() throws {
    let table = try CSVTable("a,b,c\r\n1,\"x, \"\"y\"\"\r\nz\",\r\n\r\n\"\",2,3", name: "t")
    #expect(table.columns == ["a", "b", "c"])
    #expect(table.rows == [["1", "x, \"y\"\r\nz", ""], ["", "2", "3"]])
    #expect(table.lines == [2, 5])
  }

  @Test(arguments: [(",", "a,b\n1,2"), (";", "a;b\n1,5;2"), ("\t", "a\tb\n1\t2"), (",", "\"a;x\",b\n1,2")])
  func `delimiter is found`(_ delimiter: String, _ text: String) throws {
    let table = try CSVTable("\u{FEFF}" + text, name: "t")
    #expect(String(table.delimiter) == delimiter)
    #expect(table.columns.count == 2)
    #expect(table.rows.count == 1)
  }

  @Test(arguments: [
    ("a,b\n1,2\n1,2,3", 3), ("a,b\n1", 2), ("a,b\n\"1,2", 2), ("a,b\n\"1\"x,2", 2), ("a,b\n1,x\"2\"", 2),
    ("a,b\n\"x\ny\",1\n2", 4),
  ])
  func `faults have lines`(_ text: String, _ line: Int) {
    let error = #expect(throws: InputError.self) { try CSVTable(text, name: "t") }
    #expect(error?.line == line)
    #expect(error?.category == .badData)
  }

  @Test func `other faults`() {
    #expect(throws: InputError.self) { try CSVTable("", name: "t") }
    #expect(throws: InputError.self) { try CSVTable([97, 10, 0xFF], name: "t") }
    #expect(throws: InputError.self) {
      try CSVTable("a\n1", name: "t").requiredIndex(ofColumn: "b", file: "t")
    }
  }

  private func points(_ text: String, name: String = "p.csv") throws -> PointTable {
    try PointReader.read(InputSpec(name: name, contents: Array(text.utf8)))
  }

  @Test func `points from CSV`() throws {
    let table = try points("name;Lat;LNG\nA;55,5;37,25\nB;;\nC;-1;1e1\n")
    #expect(
      table.positions == [
        Position(longitude: 37.25, latitude: 55.5), nil, Position(longitude: 10, latitude: -1),
      ])
    #expect(table.value(0, "NAME") == "A")
    #expect(table.value(1, "lat") == nil)
    #expect(table.notes.contains { $0.english == "rows without coordinates: 1" })
  }

  @Test(arguments: ["lon,lat\n1,\n", "lon,lat\nx,1\n", "lon,lat\n1,91\n", "lon,lat\nnan,1\n", "a,b\n1,2\n"])
  func `wrong points`(_ text: String) {
    #expect(throws: InputError.self) { try points(text) }
  }

  @Test func `points from layers`() throws {
    let text =
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":"A"},"geometry":"#
      + #"{"type":"Point","coordinates":[1,2]}},{"type":"Feature","properties":{"n":"B"},"geometry":null},"#
      + #"{"type":"Feature","properties":{"n":"C"},"geometry":{"type":"MultiPoint","coordinates":[[3,4],[5,6]]}}]}"#
    let table = try points(text, name: "p.geojson")
    #expect(table.rows.map { $0[0] } == ["A", "B", "C", "C"])
    #expect(table.positions.map { $0?.longitude } == [1, nil, 3, 5])
    #expect(throws: InputError.self) { try PointReader.read(InputSpec(file: Fixture.path("three.gpkg"))) }
  }

  @Test func digests() throws {
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    let digest = try Fixture.withFile("abc", "abc".utf8) { try SHA256Digest.of(file: $0) }
    #expect(digest == abc)
    #expect("abc".utf8.withContiguousStorageIfAvailable { SHA256Digest.of(bytes: .init($0)) } == abc)
    #expect(throws: InputError.self) { try SHA256Digest.of(file: "/nowhere") }
    let input = try RegionReader.read(InputSpec(file: Fixture.path("three.fgb")))
    #expect(try input.sources[0].sha256() == SHA256Digest.of(file: Fixture.path("three.fgb")))
  }
}
