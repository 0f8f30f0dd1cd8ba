import BorderCore
import BorderTables
import BorderTestSupport
import Foundation
import Testing

@testable import BorderIO

@Suite struct AdjacencyTests {
  static let sample = AdjacencyList(
    nodes: [
      .init(id: "RU-AMU", name: "Амурская область", country: "RU", position: at(127.5, 53.3)),
      .init(id: "CN HL", name: "Heilongjiang \"黑龙江\" <b>", country: "CN"),
      .init(id: "CN_HL", name: "back\\slash\nline"), .init(id: "lonely", name: "", position: at(-0.0, .nan)),
      .init(id: "RU-AMU", name: "the same id \u{0}"),
    ],
    edges: [
      .init(a: 2, b: 1, lengthKm: 0.25), .init(a: 0, b: 1, lengthKm: 1255.0625, touchPoints: 1),
      .init(a: 4, b: 0, touchPoints: 2), .init(a: 1, b: 2, lengthKm: 0.5, touchPoints: 1), .init(a: 1, b: 1),
      .init(a: 0, b: 9),
    ])

  @Test func `every format of the sample`() throws {
    let list = Self.sample
    try Writing.expectGolden(list.gal(layer: "my layer", key: "id").buffer.bytes, "adjacency.gal")
    try Writing.expectGolden(list.gwt(layer: "my layer", key: "id").buffer.bytes, "adjacency.gwt")
    try Writing.expectGolden(list.json().buffer.bytes, "adjacency.json")
    try Writing.expectGolden(list.edgeTable().csv().bytes, "adjacency.csv")
    try Writing.expectGolden(list.matrixCSV().buffer.bytes, "adjacency.matrix.csv")
    try Writing.expectGolden(list.matrixCSV(.lengthKm).buffer.bytes, "adjacency.lengths.csv")
    try Writing.expectGolden(list.dot(name: "Соседи \"1\"").buffer.bytes, "adjacency.dot")
    try Writing.expectGolden(list.graphML(name: "neighbours & co").buffer.bytes, "adjacency.graphml")
  }

  @Test func `edges are put in order, taken together, and never lead home`() {
    let list = Self.sample
    #expect(list.edges.map { [$0.a, $0.b] } == [[0, 1], [0, 4], [1, 2]])
    #expect(list.edges.map(\.lengthKm) == [1255.0625, nil, 0.75])
    #expect(list.edges.map(\.touchPoints) == [1, 2, 1])
    #expect(list.neighbours.map { $0.map(\.node) } == [[1, 4], [0, 2], [1], [], [0]])
    #expect(list.isolates == [3])
    #expect(AdjacencyList.Edge(a: 0, b: 1, lengthKm: .nan).lengthKm == nil)
  }

  @Test func `the order that edges came in does not show`() {
    let seed: UInt64 = 12
    var random = SplitMix64(seed: seed)
    let nodes = (0..<30).map { AdjacencyList.Node(id: "n\($0)") }
    var pairs: [(Int, Int)] = []
    for a in 0..<30 {
      for b in 0..<a where Int.random(in: 0..<4, using: &random) == 0 { pairs.append((a, b)) }
    }
    func write(_ pairs: [(Int, Int)]) -> [OutputBuffer] {
      let list = AdjacencyList(
        nodes: nodes, edges: pairs.map { .init(a: $0, b: $1, lengthKm: Double($0 * $1)) })
      return [
        list.gal(layer: "l", key: "k").buffer, list.gwt(layer: "l", key: "k").buffer, list.json().buffer,
        list.dot(name: "g").buffer, list.graphML(name: "g").buffer, list.matrixCSV().buffer,
        list.edgeTable().csv(),
      ]
    }
    let expected = write(pairs)
    for _ in 0..<5 {
      let shuffled = pairs.shuffled(using: &random).map { Bool.random(using: &random) ? $0 : ($0.1, $0.0) }
      #expect(write(shuffled) == expected, "seed \(seed)")
    }
  }

  @Test func `changed and repeated ids are told`() {
    let notes = Self.sample.gal(layer: "l", key: "k").notes
    #expect(notes.count == 2)
    #expect(
      notes[0].english == "ids with characters that the format cannot hold, which became _: 1 (first: CN HL)")
    #expect(notes[1].english == "ids that occur more than once, and got a number: 2 (first: CN_HL)")
    #expect(Self.sample.gwt(layer: "l", key: "k").notes.count == 3)
    let plain = AdjacencyList(nodes: [.init(id: "a"), .init(id: "b")], edges: [.init(a: 0, b: 1)])
    #expect(plain.gal(layer: "l", key: "k").notes.isEmpty)
  }

  @Test func `hostile ids stay one word each and unique`() {
    let list = AdjacencyList(
      nodes: Writing.hostileNames.map { .init(id: $0) },
      edges: Writing.hostileNames.indices.dropFirst().map { .init(a: 0, b: $0) })
    let lines = list.gal(layer: "", key: "a b").buffer.text.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "0 \(list.nodes.count) _ a_b")
    #expect(lines.count == 2 * list.nodes.count + 2)
    #expect(Set(lines[2].split(separator: " ")).count == list.nodes.count - 1)
  }

  @Test func `an empty list is written in every format`() throws {
    let empty = AdjacencyList(nodes: [], edges: [])
    #expect(empty.gal(layer: "l", key: "k").buffer.text == "0 0 l k\n")
    #expect(empty.json().buffer.text == "{}\n")
    #expect(empty.matrixCSV().buffer.text == "id\n")
    #expect(empty.dot(name: "").buffer.text == "graph \"\" {\n}\n")
  }

  @Test(.enabled(if: OtherProgram.hasLibpysal, "python3 with libpysal is not installed"))
  func `libpysal reads GAL`() throws {
    let hostile = AdjacencyList(
      nodes: Writing.hostileNames.map { .init(id: $0) },
      edges: Writing.hostileNames.indices.dropFirst(2).map { .init(a: $0 - 1, b: $0, lengthKm: 1) })
    try Writing.withFolder { folder in
      for (name, list) in [("sample", Self.sample), ("hostile", hostile)] {
        let path = "\(folder)/\(name).gal"
        try OutputFile(path).write(list.gal(layer: "my layer", key: "id").buffer)
        let script = """
          import sys, libpysal
          w = libpysal.io.open(sys.argv[1], 'r').read()
          assert w.n == int(sys.argv[2]), w.n
          assert sum(w.cardinalities.values()) == int(sys.argv[3]), w.cardinalities
          assert len(w.islands) == int(sys.argv[4]), w.islands
          assert not w.asymmetry(), w.asymmetry()
          """
        let arguments = [list.nodes.count, 2 * list.edges.count, list.isolates.count].map { "\($0)" }
        let (output, status) = try OtherProgram.run(
          ["python3", "-W", "ignore", "-c", script, path] + arguments)
        #expect(status == 0, "\(output)")
      }
    }
  }

  @Test(.enabled(if: OtherProgram.hasNetworkX, "python3 with networkx is not installed"))
  func `networkx reads GraphML with types and names`() throws {
    try Writing.withFolder { folder in
      try OutputFile(folder + "/a.graphml").write(Self.sample.graphML(name: "g").buffer)
      let script = """
        import sys, networkx
        g = networkx.read_graphml(sys.argv[1])
        assert list(g.nodes) == ['RU-AMU', 'CN_HL', 'CN_HL_2', 'lonely', 'RU-AMU_2'], list(g.nodes)
        assert g.nodes['CN_HL']['name'] == 'Heilongjiang "黑龙江" <b>' and g.nodes['CN_HL']['code'] == 'CN HL'
        assert g.nodes['CN_HL_2']['name'] == 'back' + chr(92) + 'slash' + chr(10) + 'line'
        assert g.edges['RU-AMU', 'CN_HL']['length_km'] == 1255.0625, g.edges
        assert g.edges['RU-AMU', 'RU-AMU_2']['touch_points'] == 2
        """
      let (output, status) = try OtherProgram.run([
        "python3", "-W", "ignore", "-c", script, folder + "/a.graphml",
      ])
      #expect(status == 0, "\(output)")
    }
  }
}

@Suite struct ProvenanceTests {
  static let sample: Provenance = {
    var provenance = Provenance(
      version: "1.2.3", libraries: [("PROJ", "9.1.1"), ("GEOS", "3.11.1")], worldview: "un", toleranceM: 0.5,
      lengths: "geodesic on WGS 84", sourceDateEpoch: nil)
    provenance.inputs = [
      .init(
        path: "/home/somebody/maps/regions.gpkg", layer: "adm1", sha256: String(repeating: "ab", count: 32),
        features: 83, vertices: 120_345, crs: "EPSG:4326"),
      .init(path: "-", features: 1, vertices: 5),
    ]
    provenance.options = ["rule": "rook", "international": true, "decimals": 7]
    return provenance
  }()

  @Test func `it is ordered, without folders and without time`() throws {
    let buffer = Self.sample.file(about: ["rows": 12, "tool": "cannot be changed"])
    try Writing.expectGolden(buffer.bytes, "provenance.json")
    #expect(!buffer.text.contains("somebody") && !buffer.text.contains("epoch"))
    var dated = Self.sample
    dated.sourceDateEpoch = 0
    #expect(dated.file().text.contains(#""source_date_epoch": 0"#))
    #expect(Provenance.sidecarPath(of: "out/borders.csv") == "out/borders.csv.meta.json")
  }

  @Test func `it goes into GeoJSON as metadata, before the features`() throws {
    let text = GeoJSONWriter(metadata: Self.sample.json).finish().map(\.text).joined()
    let metadata = try #require(text.firstRange(of: #""metadata":{"tool":"mezha""#))
    let features = try #require(text.firstRange(of: #""features""#))
    #expect(metadata.lowerBound < features.lowerBound)
  }
}
